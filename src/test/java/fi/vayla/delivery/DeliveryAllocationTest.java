package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.AllocationGuard;
import org.junit.jupiter.api.Test;

class DeliveryAllocationTest extends AllocationGuard {

    DeliveryAllocationTest() {
        super(DeliveryWork.values());
    }

    @Test
    void what_is_measured_is_the_whole_work_on_one_row() throws Exception {
        var row = (LedgerRow) DeliveryWork.read_row.once();

        assertThat(row.targetId()).isEqualTo("TESTI 2026-000123");
        assertThat(DeliveryWork.read_line.once()).isEqualTo(LedgerLine.of(row));
    }
}
