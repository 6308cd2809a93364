package fi.vayla.intake;

import fi.vayla.Work;
import fi.vayla.WorkBenchmark;
import org.openjdk.jmh.annotations.Param;

/** {@link IntakeWork}. */
public class IntakeBenchmark extends WorkBenchmark {

    @Param
    private IntakeWork work = IntakeWork.take_form_in;

    @Override
    protected Work work() {
        return work;
    }
}
