package fi.vayla.system;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;

class LabelsTest {

    private static final Labels WANTED = new Labels(List.of("roadmap", "item: äly-1", "status: done"), List.of(), ": ");

    @Test
    void a_label_takes_the_place_of_those_with_its_name_and_others_stay() {
        assertThat(WANTED.after(List.of("status: planned", "kiire", "item: äly-2")))
                .containsExactly("kiire", "roadmap", "item: äly-1", "status: done");
        assertThat(WANTED.areOn(List.of("status: done", "item: äly-1", "kiire", "roadmap")))
                .isTrue();
        assertThat(WANTED.areOn(List.of("status: done", "roadmap", "item: äly-1", "item: äly-2")))
                .isFalse();
    }

    @Test
    void a_name_alone_takes_all_its_labels_away() {
        Labels none = new Labels(List.of(), List.of("roadmap", "item: "), ": ");

        assertThat(none.after(List.of("roadmap", "item: äly-1", "item: äly-2", "roadmaps")))
                .containsExactly("roadmaps");
    }

    @Test
    void a_record_that_has_them_shows_what_is_wanted_and_another_what_is_in_the_way() {
        assertThat(shown(List.of("roadmap", "status: done", "oma", "item: äly-1")))
                .containsExactly("roadmap", "item: äly-1", "status: done");
        assertThat(shown(List.of("roadmap", "status: planned", "oma"))).containsExactly("roadmap", "status: planned");
    }

    @Test
    void the_item_stands_behind_the_beginning() {
        assertThat(Labels.find(List.of("item: ", "oma", "item: äly-1"), "item: "))
                .contains("äly-1");
        assertThat(Labels.find(List.of("oma"), "item: ")).isEmpty();
    }

    private static List<String> shown(List<String> labels) {
        ArrayNode shown = Json.MAPPER.createArrayNode();
        WANTED.show(labels, shown);
        return Labels.of(shown);
    }
}
