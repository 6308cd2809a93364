package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.simulator.CaseManagement.ListedCase;
import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The road from one end to the other: a whole hub, with the shipped routes, between the systems of a simulated town. */
class RoadIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    static Town town;
    static TestHub hub;

    @BeforeAll
    static void start() {
        int port = TestHub.freePorts();
        TownSettings settings = TownSettings.forHub(
                        URI.create("http://localhost:" + port), Path.of("config/roadmaps/measures.csv"))
                .withDecideAfter(Duration.ZERO);
        town = Town.start(settings, Clock.systemUTC(), new Random(1));
        hub = TestHub.start(
                folder,
                Map.of(
                        "server.port",
                        Integer.toString(port),
                        "vayla.systems.file",
                        TestHub.systemsOf(town, folder).toString()));
    }

    @AfterAll
    static void stop() {
        hub.close();
        town.close();
    }

    @Test
    void a_grant_application_opens_one_case_however_often_it_is_sent() throws IOException {
        byte[] application =
                Files.readAllBytes(Samples.get("eforms/helsinki-avus2/esimerkki_29_ECONOMICGRANTAPPLICATION.json"));

        var first = hub.post("/intake/helsinki-grants", application);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(casesOf("59595-JSON-VERSION-1")).hasSize(1));
        var second = hub.post("/intake/helsinki-grants", application);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(TestHub.json(second).path("receipt"))
                .isEqualTo(TestHub.json(first).path("receipt"));
        assertThat(TestHub.json(second).path("duplicate").asBoolean()).isTrue();
        JsonNode received = casesOf("59595-JSON-VERSION-1").getFirst().received();
        assertThat(received.at("/applicationNumber").asString()).isEqualTo("59595-JSON-VERSION-1");
        assertThat(received.at("/applicant/name").asString()).isEqualTo("TietoTesti Kh yleis 001 10062021");
        assertThat(received.at("/appliedAmount").decimalValue()).isEqualByComparingTo("14387");
        settled();
        assertThat(casesOf("59595-JSON-VERSION-1")).hasSize(1);
    }

    @Test
    void a_resolved_jira_issue_moves_its_measure_to_done_on_the_page_in_json_and_in_csv() throws IOException {
        byte[] webhook = Files.readAllBytes(Samples.get("project-status/jira/webhook-issue-updated-resolved.json"));

        assertThat(hub.post("/intake/jira", webhook).statusCode()).isEqualTo(202);

        String programme = "/roadmap/lahti-digitiekartta-2024-2026";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                hub.get("/api" + programme + ".csv").body().lines())
                        .anySatisfy(
                                line -> assertThat(line).contains("lah-frends").contains("done")));
        assertThat(hub.get("/api" + programme).body()).contains("\"lah-frends\"");
        assertThat(hub.get(programme + "?lang=en").body()).contains("lah-frends");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(town.website().item("lah-frends"))
                        .hasValueSatisfying(item -> assertThat(item.toString()).contains("done")));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(hub.getJson("/api" + programme + "/items/lah-frends/history")
                                .path("changes"))
                        .anySatisfy(change -> {
                            assertThat(change.path("field").asString()).isEqualTo("status");
                            assertThat(change.path("to").asString()).isEqualTo("done");
                            assertThat(change.path("source").asString()).isEqualTo("jira");
                        }));
    }

    @Test
    void a_decision_reaches_the_website_by_a_thin_callback() {
        await().atMost(SOON).untilAsserted(() -> {
            town.traffic().send(10);
            assertThat(town.website().server().received().list())
                    .anySatisfy(page -> assertThat(page.key()).startsWith("/decisions/HEL-"));
        });
    }

    @Test
    void an_idea_becomes_an_item_of_the_roadmap() {
        String id = "idea-" + System.nanoTime();
        String idea = """
                {"id":"%s","title":"Hiihtolatujen kunto kartalle","description":"Testi Testinen ehdottaa","programme":"lahti-digitiekartta-2024-2026"}""".formatted(id);

        var answer = hub.post("/intake/ideas", idea.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(202);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(hub.get("/api/roadmap/lahti-digitiekartta-2024-2026")
                                .body())
                        .contains(id)
                        .contains("Hiihtolatujen kunto kartalle"));
        String history = "/items/ideas:" + id + "/history";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(hub.get("/api/roadmap/lahti-digitiekartta-2024-2026" + history)
                                .body())
                        .contains("Hiihtolatujen kunto kartalle")
                        .doesNotContain("Testinen"));
        assertThat(hub.get("/api/roadmap/atlantis" + history).statusCode()).isEqualTo(404);
    }

    @Test
    void a_trace_shows_where_a_message_went() {
        String submission = "trace-" + System.nanoTime();
        String receipt = TestHub.json(hub.post("/intake/formio", form(submission)))
                .path("receipt")
                .asString();

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode trace = hub.getJson("/api/messages/" + receipt);
            assertThat(trace.path("subject").asString()).isEqualTo(submission);
            assertThat(trace.at("/deliveries/0/route").asString()).isEqualTo("form-to-case");
            assertThat(trace.at("/deliveries/0/state").asString()).isEqualTo("delivered");
            assertThat(trace.at("/deliveries/0/targetId").asString())
                    .isEqualTo(casesOf(submission).getFirst().id());
        });
    }

    @Test
    void the_ledger_accounts_for_every_message() {
        for (int i = 0; i < 50; i++) {
            hub.post("/intake/formio", form("ledger-" + System.nanoTime()));
        }

        settled();

        JsonNode ledger = hub.getJson("/api/ledger");
        assertThat(ledger.path("unaccounted").asLong()).isZero();
        assertThat(ledger.path("routes"))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.path("delivered").asLong()
                                + route.path("parked").asLong()
                                + route.path("discarded").asLong())
                        .isEqualTo(route.path("received").asLong()));
        assertThat(hub.get("/actuator/prometheus").body())
                .contains("vayla_ledger_unaccounted 0.0")
                .contains("vayla_route_delivered_total{route=\"form-to-case\",system=\"system:case-management\"}")
                .contains("vayla_intake_received_total{outcome=\"accepted\",source=\"formio\"}")
                .contains("vayla_intake_seconds_count{source=\"formio\"}")
                .doesNotContainPattern("http_server_requests_seconds_count\\{.*method=\"POST\".*status=\"202\"");
    }

    @Test
    void the_first_page_shows_the_ledger_of_every_route() {
        String page = hub.get("/?lang=en").body();

        assertThat(page)
                .contains("0 unaccounted")
                .contains("grant-application-to-case")
                .contains("case-management");
    }

    @Test
    void the_read_models_can_be_built_again_from_the_log() {
        String submission = "rebuild-" + System.nanoTime();
        hub.post("/intake/formio", form(submission));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messagesOf(submission)).hasSize(1));

        assertThat(hub.post("/api/views/rebuild", new byte[0]).statusCode()).isEqualTo(202);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messagesOf(submission)).hasSize(1));
    }

    private static JsonNode messagesOf(String key) {
        return hub.getJson("/api/messages?key=" + key).path("messages");
    }

    private static List<ListedCase> casesOf(String externalId) {
        return town.caseManagement().cases().stream()
                .filter(one -> one.externalId().equals(externalId))
                .toList();
    }

    private static void settled() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(hub.getJson("/api/ledger").path("routes"))
                        .allSatisfy(
                                route -> assertThat(route.path("lag").asLong()).isZero()));
    }

    private static byte[] form(String submission) {
        return """
                {"_id":"%s","form":"leikkipuisto","owner":null,"data":{"nimi":"Testi Testinen","viesti":"Keinu on rikki"},
                 "metadata":{},"state":"submitted","created":"2026-11-02T08:00:00Z","modified":"2026-11-02T08:00:00Z"}""".formatted(submission).getBytes(StandardCharsets.UTF_8);
    }
}
