package fi.vayla.system;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CanonicalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': 1, 'b': [2, 3]} | {'b': [2.0, 3], 'a': 1.00}",
                "{'a': {'y': 'Ä', 'x': 100}} | {'a': {'x': 1e2, 'y': 'Ä'}}",
                "{'a': 0} | {'a': -0.0, 'b': null}",
            })
    void what_says_the_same_has_the_same_hash(String one, String other) {
        assertThat(Canonical.hash(json(one)))
                .isEqualTo(Canonical.hash(json(other)))
                .hasSize(64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[1, 2] | [2, 1]", "{'a': 1} | {'a': '1'}", "{'a': 1} | {'a': 1.01}", "{'a': ''} | {}"})
    void what_says_something_else_has_another_hash(String one, String other) {
        assertThat(Canonical.hash(json(one))).isNotEqualTo(Canonical.hash(json(other)));
    }

    @Test
    void the_text_is_one_for_all_orders() {
        assertThat(Canonical.text(json("{'b': {'d': 1, 'c': true}, 'a': ['x']}")))
                .isEqualTo("{\"a\":[\"x\"],\"b\":{\"c\":true,\"d\":1}}");
    }

    private static JsonNode json(String text) {
        return Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
