package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.AllocationGuard;
import fi.vayla.event.GrantForm;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogAllocationTest extends AllocationGuard {

    LogAllocationTest() {
        super(LogWork.values());
    }

    @Test
    void what_is_measured_is_the_whole_work_on_a_valid_message() throws Exception {
        assertThat(LogWork.read_event.once())
                .isEqualTo(new LoggedEvent(new Place("vayla.forms", 0, 1), GrantForm.event()));
        assertThat(LogWork.validate_posted.once()).isEqualTo(List.of());
        assertThat(LogWork.validate_event.once()).isEqualTo(List.of());
        assertThat(GrantForm.event().data().length).isBetween(1_000, 1_300);
    }
}
