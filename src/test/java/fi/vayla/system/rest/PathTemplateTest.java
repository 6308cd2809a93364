package fi.vayla.system.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.vayla.system.Calls;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    @ParameterizedTest
    @CsvSource({
        "HEL-2025-001216, HEL-2025-001216",
        "HEL 2025, HEL%202025",
        "Hämeenlinna, H%C3%A4meenlinna",
        "city/repo#12, city%2Frepo%2312",
        "a+b&c=d?e, a%2Bb%26c%3Dd%3Fe",
        "50%, 50%25",
        "$1\\2, %241%5C2",
        "..., ...",
    })
    void a_value_is_one_encoded_step_of_the_path(String subject, String step) throws Exception {
        assertThat(PathTemplate.fill("/cases/{subject}/files", Calls.of(Calls.event(subject), Map.of(), "")))
                .isEqualTo("/cases/" + step + "/files");
    }

    @ParameterizedTest
    @CsvSource({
        "/number, 17",
        "/label, 12%20%C3%A4",
        "/open, true",
        "/lines/1/id, b",
        "/with~1slash, s",
        "/with~0tilde, t",
    })
    void a_pointer_is_looked_up_in_the_mapped_body(String pointer, String step) throws Exception {
        String body = """
                {"number":17,"label":"12 ä","open":true,"lines":[{"id":"a"},{"id":"b"}],
                 "with/slash":"s","with~tilde":"t"}""";

        assertThat(PathTemplate.fill("/{" + pointer + "}", Calls.to("", body))).isEqualTo("/" + step);
    }

    @Test
    void a_path_without_places_stays_as_it_is() throws Exception {
        assertThat(PathTemplate.fill("/cases?a=b%20c", Calls.to("", "no JSON"))).isEqualTo("/cases?a=b%20c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/number", "/none", "/object", "/list", "/blank", "/up", "number", ""})
    void a_place_without_a_value_is_not_filled(String name) {
        String body = "{\"number\":null,\"object\":{},\"list\":[],\"blank\":\" \",\"up\":\"..\"}";

        assertThatExceptionOfType(PathTemplate.Unfilled.class)
                .isThrownBy(() -> PathTemplate.fill("/cases/{" + name + "}", Calls.to("", body)))
                .withMessage("The message has no " + name + " for the path /cases/{" + name + "}");
    }

    @Test
    void a_body_that_is_no_json_has_no_values() {
        assertThatExceptionOfType(PathTemplate.Unfilled.class)
                .isThrownBy(() -> PathTemplate.fill("/cases/{/number}", Calls.to("", "<xml/>")));
    }

    @Test
    void a_message_is_named_by_what_it_is_known_by() throws Exception {
        var call = Calls.of(Calls.event("HEL-1"), Map.of(), "{}");

        assertThat(PathTemplate.fill("/{id}/{receipt}/{idempotencyKey}", call))
                .isEqualTo("/1/" + call.event().receipt() + "/reitti-1");
    }

    @ParameterizedTest
    @CsvSource({
        "HEL 2025/1, HEL%202025%2F1",
        "a&b=c, a%26b%3Dc",
        ".., ..",
        "tähti*?, t%C3%A4hti*%3F",
    })
    void a_value_is_one_value_of_the_query(String subject, String value) throws Exception {
        assertThat(PathTemplate.fill("/cases?no={subject}&a=b", Calls.of(Calls.event(subject), Map.of(), "")))
                .isEqualTo("/cases?no=" + value + "&a=b");
    }

    @Test
    void a_question_mark_in_a_value_begins_no_query() {
        var call = Calls.of(Calls.event("what?"), Map.of(), "{\"up\":\"..\"}");

        assertThatExceptionOfType(PathTemplate.Unfilled.class)
                .isThrownBy(() -> PathTemplate.fill("/{subject}/{/up}", call));
    }

    @Test
    void an_empty_value_would_ask_for_anything() {
        assertThatExceptionOfType(PathTemplate.Unfilled.class)
                .isThrownBy(() -> PathTemplate.fill("/cases?no={/no}", Calls.to("", "{\"no\":\"\"}")));
    }

    @Test
    void a_subject_that_would_climb_out_of_the_path_is_not_filled() {
        assertThatExceptionOfType(PathTemplate.Unfilled.class)
                .isThrownBy(() -> PathTemplate.fill("/cases/{subject}", Calls.of(Calls.event(".."), Map.of(), "{}")));
    }
}
