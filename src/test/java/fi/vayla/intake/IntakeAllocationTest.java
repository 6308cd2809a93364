package fi.vayla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.AllocationGuard;
import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.IdeaForm;
import org.junit.jupiter.api.Test;

class IntakeAllocationTest extends AllocationGuard {

    IntakeAllocationTest() {
        super(IntakeWork.values());
    }

    @Test
    void what_is_measured_is_the_whole_way_of_a_new_message() throws Exception {
        assertThat(IdeaForm.posted(1).length).isBetween(950, 1_200);
        assertThat(IntakeWork.decode_form.once())
                .isInstanceOfSatisfying(
                        Event.class, event -> assertThat(event.type()).isEqualTo(EventType.FORM_SUBMITTED));
        for (int i = 0; i < 1_200; i++) { // more than twice as many as there are different ones
            assertThat(IntakeWork.take_form_in.once())
                    .isInstanceOfSatisfying(
                            IntakeResult.Accepted.class,
                            accepted -> assertThat(accepted.duplicate()).isFalse());
        }
    }
}
