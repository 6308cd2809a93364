package fi.vayla.system.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import fi.vayla.event.Json;
import fi.vayla.system.Calls;
import fi.vayla.system.Outcome;
import fi.vayla.system.rest.RestSystems;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
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

    @Test
    void a_label_without_a_value_takes_the_place_of_no_other() {
        JsonNode patch = wanted("{\"ref\":\"a/b#1\",\"labels\":[\"apua\"]}").patch(OPEN);

        assertThat(patch.toString())
                .isEqualTo("{\"labels\":[\"status: planned\",\"apua tarvitaan\",\"health: amber\",\"apua\"]}");
    }

    @Test
    void an_issue_that_has_moved_is_the_links_fault() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/repositories/1/issues/1");
            exchange.sendResponseHeaders(301, -1);
            exchange.close();
        });
        server.start();
        try (RestSystems rest = new RestSystems()) {
            URI url = URI.create("http://localhost:" + server.getAddress().getPort());

            Outcome outcome = new GithubAdapterFactory(rest.connections())
                    .create(rest.definition(url, Duration.ofSeconds(30), "bearer"))
                    .deliver(Calls.of(Calls.event("a"), Map.of(), "{\"ref\":\"a/b#1\"}"));

            assertThat(outcome)
                    .isEqualTo(new Outcome.Refused(
                            Outcome.Reason.REJECTED_BY_SYSTEM, "a/b#1 has moved; correct its link in roadmap.yaml"));
        } finally {
            server.stop(0);
        }
    }

    private static WantedIssue wanted(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), WantedIssue.class);
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
