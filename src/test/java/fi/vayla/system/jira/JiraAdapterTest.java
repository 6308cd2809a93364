package fi.vayla.system.jira;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import fi.vayla.system.jira.JiraAdapter.Move;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JiraAdapterTest {

    private static final JsonNode ISSUE = json("""
            {"key":"LAH-1",
             "fields":{"summary":"Lomakkeet","duedate":null,
                       "status":{"name":"To Do","statusCategory":{"key":"new"}}},
             "transitions":[
               {"id":"21","to":{"name":"In Progress","statusCategory":{"key":"indeterminate"}}},
               {"id":"31","to":{"name":"Tauolla","statusCategory":{"key":"indeterminate"}}}]}""");

    @Test
    void the_transition_is_taken_that_leads_to_a_status_of_that_name() {
        assertThat(move("\"indeterminate\",\"names\":[\"tauolla\"]")).isEqualTo(new Move.By("31"));
    }

    @Test
    void without_such_a_name_one_of_the_category_will_do() {
        assertThat(move("\"indeterminate\",\"names\":[\"Työn alla\"]")).isEqualTo(new Move.By("21"));
    }

    @Test
    void an_issue_that_is_there_stays() {
        assertThat(move("\"new\",\"names\":[\"To Do\"]")).isEqualTo(new Move.None());
        assertThat(move("\"new\",\"names\":[\"Ehdotus\"]"))
                .as("the workflow has no such status, and the category is right")
                .isEqualTo(new Move.None());
    }

    @Test
    void a_status_that_no_transition_leads_to_is_told() {
        assertThat(move("\"done\",\"names\":[\"Valmis\"]"))
                .isInstanceOfSatisfying(
                        Move.Impossible.class,
                        impossible -> assertThat(impossible.why())
                                .contains("LAH-1")
                                .contains("To Do")
                                .contains("Valmis"));
    }

    @Test
    void only_the_fields_that_are_different_are_put() {
        WantedIssue wanted =
                wanted("{\"key\":\"LAH-1\",\"fields\":{\"summary\":\"Lomakkeet\",\"duedate\":\"2026-12-31\"}}");

        assertThat(wanted.fieldsToPut(ISSUE).toString()).isEqualTo("{\"duedate\":\"2026-12-31\"}");
    }

    private static Move move(String status) {
        return wanted("{\"key\":\"LAH-1\",\"status\":{\"category\":" + status + "}}")
                .move(ISSUE);
    }

    private static WantedIssue wanted(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), WantedIssue.class);
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
