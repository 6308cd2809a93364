package fi.vayla.roadmap;

import fi.vayla.Work;
import fi.vayla.WorkBenchmark;
import org.openjdk.jmh.annotations.Param;

/** {@link RoadmapWork}. */
public class RoadmapBenchmark extends WorkBenchmark {

    @Param
    private RoadmapWork work = RoadmapWork.fold_project;

    @Override
    protected Work work() {
        return work;
    }
}
