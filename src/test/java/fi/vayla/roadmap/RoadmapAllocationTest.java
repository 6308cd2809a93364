package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.AllocationGuard;
import fi.vayla.system.Outcome;
import org.junit.jupiter.api.Test;

class RoadmapAllocationTest extends AllocationGuard {

    RoadmapAllocationTest() {
        super(RoadmapWork.values());
    }

    @Test
    void what_is_measured_is_the_whole_way_of_a_change() throws Exception {
        assertThat(RoadmapWork.fold_project.once()).isEqualTo(new Outcome.Delivered("lah-frends"));
        assertThat(RoadmapWork.changed()).as("word after word changes the item").isTrue();
        assertThat(RoadmapWork.read_change.once())
                .isInstanceOfSatisfying(
                        ItemState.class,
                        state -> assertThat(state.find(FieldName.health)).isEqualTo("amber"));
    }
}
