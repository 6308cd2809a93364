package fi.vayla.delivery;

import fi.vayla.Work;
import fi.vayla.WorkBenchmark;
import org.openjdk.jmh.annotations.Param;

/** {@link DeliveryWork}. */
public class DeliveryBenchmark extends WorkBenchmark {

    @Param
    private DeliveryWork work = DeliveryWork.write_row;

    @Override
    protected Work work() {
        return work;
    }
}
