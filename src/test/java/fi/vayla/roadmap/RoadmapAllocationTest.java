package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.AllocationGuard;
import fi.vayla.Work;
import fi.vayla.system.Outcome;
import org.junit.jupiter.api.Test;

class RoadmapAllocationTest extends AllocationGuard {

    private static final int LONG = 100_000;

    RoadmapAllocationTest() {
        super(RoadmapWork.values());
    }

    @Test
    void a_word_on_an_item_costs_the_same_however_much_was_said_of_it_before() throws Exception {
        Work folding = RoadmapWork.folding();
        double before = bytes(folding);
        for (int said = 0; said < LONG; said++) {
            folding.once();
        }

        assertThat(bytes(folding)).isLessThan(before * 1.05);
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
