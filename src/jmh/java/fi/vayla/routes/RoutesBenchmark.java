package fi.vayla.routes;

import fi.vayla.Work;
import fi.vayla.WorkBenchmark;
import org.openjdk.jmh.annotations.Param;

/** {@link RoutesWork}. */
public class RoutesBenchmark extends WorkBenchmark {

    @Param
    private RoutesWork work = RoutesWork.map_grant;

    @Override
    protected Work work() {
        return work;
    }
}
