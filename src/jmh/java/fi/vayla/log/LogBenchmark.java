package fi.vayla.log;

import fi.vayla.Work;
import fi.vayla.WorkBenchmark;
import org.openjdk.jmh.annotations.Param;

/** {@link LogWork}. */
public class LogBenchmark extends WorkBenchmark {

    @Param
    private LogWork work = LogWork.write_event;

    @Override
    protected Work work() {
        return work;
    }
}
