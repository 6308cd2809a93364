package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.delivery.ParkedEdit.Change;
import fi.vayla.event.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DifferenceTest {

    @Test
    void documents_that_say_the_same_have_no_difference() {
        assertThat(between("{\"a\":1.0,\"b\":[true,null]}", "{\"b\":[true,null],\"a\":1}"))
                .isEmpty();
    }

    @Test
    void what_changed_what_is_new_and_what_is_gone_is_told_by_its_path() {
        assertThat(between(
                        "{\"nimi\":\"Äijälä\",\"rivit\":[1,2,3],\"pois\":{\"x\":1}}",
                        "{\"nimi\":\"Äijälänranta\",\"rivit\":[1,5],\"uusi\":null}"))
                .containsExactly(
                        "/nimi: \"Äijälä\" -> \"Äijälänranta\"",
                        "/pois: {\"x\":1} -> ",
                        "/rivit/1: 2 -> 5",
                        "/rivit/2: 3 -> ",
                        "/uusi:  -> null");
    }

    @Test
    void names_are_escaped_as_json_pointers_ask() {
        assertThat(between("{\"a/b~c\":1}", "{\"a/b~c\":2}")).containsExactly("/a~1b~0c: 1 -> 2");
    }

    @Test
    void documents_of_two_kinds_differ_as_a_whole() {
        assertThat(between("[1]", "{}")).containsExactly(": [1] -> {}");
    }

    @Test
    void a_change_is_the_same_after_it_was_written_and_read() {
        List<Change> changes = Difference.between(json("{\"a\":1,\"b\":2}"), json("{\"a\":null,\"c\":3.10}"));

        List<Change> read = changes.stream()
                .map(change -> Json.read(Json.write(change), Change.class))
                .toList();

        assertThat(read).isEqualTo(changes);
    }

    private static List<String> between(String from, String to) {
        return Difference.between(json(from), json(to)).stream()
                .map(change -> change.path() + ": " + text(change.from()) + " -> " + text(change.to()))
                .toList();
    }

    private static String text(@Nullable JsonNode node) {
        return node == null ? "" : node.toString();
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
