package fi.vayla.system.github;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GithubAdapterTest {

    private static final JsonNode OPEN = json("""
            {"title":"Lomakkeet","state":"open","state_reason":null,
             "labels":[{"name":"status: planned"},{"name":"apua tarvitaan"},{"name":"health: amber"}]}""");

    @Test
    void a_label_takes_the_place_of_those_with_its_name_and_others_stay() {
        JsonNode patch = wanted("{\"ref\":\"a/b#1\",\"labels\":[\"status: in progress\"]}")
                .patch(OPEN);

        assertThat(patch.toString())
                .isEqualTo("{\"labels\":[\"apua tarvitaan\",\"health: amber\",\"status: in progress\"]}");
    }

    @Test
    void what_the_issue_says_already_is_not_written() {
        JsonNode patch = wanted("""
                {"ref":"a/b#1","title":"Lomakkeet","state":"open","labels":["health: amber","status: planned"]}""").patch(OPEN);

        assertThat(patch).isEmpty();
    }

    @Test
    void an_issue_is_closed_with_its_reason_and_closed_again_for_another_one() {
        WantedIssue done = wanted("{\"ref\":\"a/b#1\",\"state\":\"closed\",\"stateReason\":\"completed\"}");

        assertThat(done.patch(OPEN).toString()).isEqualTo("{\"state\":\"closed\",\"state_reason\":\"completed\"}");
        assertThat(done.patch(json("{\"state\":\"closed\",\"state_reason\":\"not_planned\"}")))
                .isNotEmpty();
        assertThat(done.patch(json("{\"state\":\"closed\",\"state_reason\":\"completed\"}")))
                .isEmpty();
    }

    private static WantedIssue wanted(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), WantedIssue.class);
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
