package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.AllocationGuard;
import fi.vayla.event.Json;
import org.junit.jupiter.api.Test;

class RoutesAllocationTest extends AllocationGuard {

    RoutesAllocationTest() {
        super(RoutesWork.values());
    }

    @Test
    void what_is_measured_is_the_whole_work_on_a_form_that_is_selected() throws Exception {
        assertThat(RoutesWork.select_form.once()).isEqualTo(true);
        assertThat(RoutesWork.select_where.once()).isEqualTo(true);
        assertThat(Json.read((byte[]) RoutesWork.map_grant.once())
                        .at("/appliedAmount")
                        .doubleValue())
                .isEqualTo(6177.5);
    }
}
