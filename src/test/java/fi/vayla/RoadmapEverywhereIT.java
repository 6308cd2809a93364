package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.simulator.Portfolio.Standing;
import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A change made in one system shows in all others: the whole demo, with its broker and its servers. */
class RoadmapEverywhereIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final String TUUSULA = "tuusula-digitalisaatio-ohjelma-2021-2025";
    private static final String HELSINKI = "helsinki-kuva-digitalisaatio-ohjelma-2019-2022";
    private static final String PORVOO = "porvoo-digiohjelma-2020-2023";

    @TempDir
    static Path folder;

    static Town town;
    static TestHub hub;

    @BeforeAll
    static void start() {
        int port = TestHub.freePorts();
        town = Town.start(
                TownSettings.forHub(URI.create("http://localhost:" + port), Path.of("config/roadmaps/measures.csv")),
                Clock.systemUTC(),
                new Random(5));
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

    @ParameterizedTest
    @CsvSource({
        "LAH-1, lahti-digitiekartta-2024-2026, lah-servicenow",
        "porvoo/digiohjelma#1, porvoo-digiohjelma-2020-2023, por-palautteiden-visualisointi",
        "tuusula/digitalisaatio-ohjelma#1, tuusula-digitalisaatio-ohjelma-2021-2025, tuu-lomakkeet",
        "helsinki-kuva/digitalisaatio-ohjelma#1, helsinki-kuva-digitalisaatio-ohjelma-2019-2022, hel-asiakkuuspaallikko",
        "kuntien-digi/kannustin#142, vm-digikannustin, aanekoski-automatisoidut-mittaristot"
    })
    void every_programme_has_a_source_and_three_targets(String project, String programme, String item) {
        town.traffic().moveProject(project, "In Progress");

        everywhere(project, common(programme, item, "in_progress"));
    }

    @Test
    void a_change_in_the_portfolio_reaches_every_target() {
        Map<String, Callable<Boolean>> targets = common(TUUSULA, "tuu-integraatioalusta", "done");
        targets.put("openproject", () -> town.openProject().status("5").equals(Optional.of("Closed")));
        targets.put(
                "case",
                () -> text(town.caseManagement().roadmapItem("HEL-2026-004714"), "status")
                        .equals("done"));
        targets.put(
                "atom",
                () -> hub.get("/roadmap/" + TUUSULA + "/changes.atom").body().contains("done"));

        town.traffic().moveProject("tuusula/digitalisaatio-ohjelma#5", "Done");

        everywhere("a portfolio change", targets);
    }

    @Test
    void a_date_of_the_portfolio_is_in_the_calendar() {
        String calendar = "/roadmap/lahti-digitiekartta-2024-2026/calendar.ics";

        town.traffic().moveProject("LAH-2", "On Hold");

        everywhere("a date", Map.of("calendar", () -> hub.get(calendar).body().contains("UID:lah-digiturvamalli@")));
        assertThat(hub.get("/roadmap/lahti-digitiekartta-2024-2026").body()).contains(calendar);
    }

    @Test
    void a_change_of_the_incentive_scheme_reaches_its_servicenow() {
        town.traffic().moveProject("kuntien-digi/kannustin#2", "Done");

        everywhere(
                "servicenow",
                Map.of(
                        "state",
                        () -> town.serviceNow().state("%032x".formatted(2)).equals(Optional.of("3"))));
    }

    @Test
    void a_decision_of_the_council_reaches_every_target() {
        Map<String, Callable<Boolean>> targets = common(HELSINKI, "hel-asiakaskortti", "in_progress");
        targets.put("redmine", () -> town.redmine().status("4").equals(Optional.of("In Progress")));
        targets.put(
                "github", () -> status("helsinki-kuva/digitalisaatio-ohjelma#4").equals("In Progress"));

        town.traffic().decideCase("HEL-2026-004711");

        everywhere("a council decision", targets);
    }

    @Test
    void an_idea_reaches_every_target() {
        String id = "idea-" + System.nanoTime();
        String title = "Hiihtolatujen kunto kartalle " + id;
        byte[] form = """
                {"id":"%s","title":"%s","description":"Testi Testinen ehdottaa","programme":"%s"}""".formatted(id, title, PORVOO).getBytes(StandardCharsets.UTF_8);
        String item = "ideas:" + id;

        assertThat(hub.post("/intake/ideas", form).statusCode()).isEqualTo(202);

        Map<String, Callable<Boolean>> targets = new LinkedHashMap<>();
        targets.put("website", () -> text(town.website().item(item), "title").equals(title));
        targets.put(
                "open data",
                () -> text(town.openData().row(PORVOO, item), "title").equals(title));
        targets.put("warehouse", () -> town.warehouse().title(item).equals(Optional.of(title)));
        targets.put(
                "atom",
                () -> hub.get("/roadmap/" + PORVOO + "/changes.atom").body().contains(title));
        everywhere("an idea", targets);
        assertThat(hub.get("/roadmap/" + PORVOO + "/changes.atom").body()).doesNotContain("Testinen");
    }

    @Test
    void a_value_that_was_measured_reaches_every_target() {
        byte[] reported = "{\"id\":\"por-m-a2\",\"value\":71.5,\"measuredAt\":\"2026-11-20T10:00:00+02:00\"}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(hub.post("/intake/metrics", reported).statusCode()).isEqualTo(202);

        Map<String, Callable<Boolean>> targets = new LinkedHashMap<>();
        targets.put(
                "website",
                () -> text(town.website().item("por-m-a2"), "/fields/value").equals("71.5"));
        targets.put(
                "open data",
                () -> text(town.openData().row(PORVOO, "por-m-a2"), "value").equals("71.5"));
        targets.put(
                "pictures",
                () -> hub.get("/roadmap/" + PORVOO + "/pictures?lang=en").body().contains("71.5"));
        everywhere("a metric report", targets);
    }

    @Test
    void what_was_decided_about_an_idea_goes_back_to_its_form_tool() {
        String form = "idea-" + System.nanoTime();
        byte[] idea = "{\"id\":\"%s\",\"title\":\"Valoja polulle %s\",\"programme\":\"%s\"}"
                .formatted(form, form, PORVOO)
                .getBytes(StandardCharsets.UTF_8);
        assertThat(hub.post("/intake/ideas", idea).statusCode()).isEqualTo(202);
        String id = await().atMost(SOON).until(() -> ideaOf("ideas:" + form), one -> !one.isEmpty());

        byte[] order = "{\"reason\":\"Tehdään jo muualla\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(hub.post("/api/ideas/" + id + "/reject", order).statusCode()).isEqualTo(202);

        everywhere(
                "a decision on an idea",
                Map.of(
                        "form tool",
                        () -> text(town.formTool().decision(form), "reason").equals("Tehdään jo muualla"),
                        "website",
                        () -> text(town.website().item("ideas:" + form), "/fields/status")
                                .equals("cancelled")));
        assertThat(text(town.formTool().decision(form), "decision")).isEqualTo("rejected");
    }

    private static String ideaOf(String item) {
        return hub.getJson("/api/ideas")
                .path("ideas")
                .valueStream()
                .filter(idea -> idea.path("item").asString().equals(item))
                .map(idea -> idea.path("id").asString())
                .findFirst()
                .orElse("");
    }

    @Test
    void two_systems_that_change_an_item_at_the_same_moment_settle() {
        String item = "por-verkkomaksaminen-kirjasto";
        String project = "porvoo/digiohjelma#35";

        town.traffic().decideCase("HEL-2026-004713");
        town.traffic().moveProject(project, "Done");

        await().atMost(SOON).pollInterval(Duration.ofMillis(200)).until(() -> {
            int told = town.traffic().tellWhatTheHubWrote();
            String agreed = text(town.website().item(item), "/fields/status");
            boolean open = hub.getJson("/api/ledger")
                    .path("routes")
                    .valueStream()
                    .anyMatch(route -> route.path("lag").asLong() > 0);
            return told == 0
                    && !open
                    && !agreed.isEmpty()
                    && status(project).equals(agreed.equals("done") ? "Done" : "In Progress")
                    && text(town.openData().row(PORVOO, item), "status").equals(agreed)
                    && town.warehouse().status(item).equals(Optional.of(agreed));
        });
        assertThat(hub.getJson("/api/messages?type=roadmap.item-changed&key=" + item)
                        .path("messages")
                        .size())
                .as("each of the two at most once, and no echo")
                .isBetween(1, 2);
    }

    @Test
    void what_the_hub_wrote_to_a_tool_comes_back_and_changes_nothing() {
        town.traffic().decideCase("HEL-2026-004711");
        await().atMost(SOON)
                .until(() -> status("helsinki-kuva/digitalisaatio-ohjelma#4").equals("In Progress"));

        await().atMost(SOON).until(() -> town.traffic().tellWhatTheHubWrote() == 0);

        await().atMost(SOON).until(() -> town.traffic().counts().waiting() == 0);
        assertThat(hub.getJson("/api/parked").toString()).doesNotContain("roadmap-to-");
        assertThat(hub.getJson("/api/messages?key=helsinki-kuva/digitalisaatio-ohjelma%234")
                        .path("messages"))
                .isEmpty();
    }

    private static Map<String, Callable<Boolean>> common(String programme, String item, String status) {
        Map<String, Callable<Boolean>> targets = new LinkedHashMap<>();
        targets.put(
                "website",
                () -> text(town.website().item(item), "/fields/status").equals(status));
        targets.put(
                "open data",
                () -> text(town.openData().row(programme, item), "status").equals(status));
        targets.put("warehouse", () -> town.warehouse().status(item).equals(Optional.of(status)));
        return targets;
    }

    /** Waits until each target shows it, and prints after how long it did. */
    private static void everywhere(String change, Map<String, Callable<Boolean>> targets) {
        long begun = System.nanoTime();
        Map<String, Long> shown = new TreeMap<>();
        await().atMost(SOON).pollInterval(OFTEN).until(() -> {
            for (Map.Entry<String, Callable<Boolean>> target : targets.entrySet()) {
                if (!shown.containsKey(target.getKey()) && target.getValue().call()) {
                    shown.put(
                            target.getKey(),
                            Duration.ofNanos(System.nanoTime() - begun).toMillis());
                }
            }
            return shown.size() == targets.size();
        });
        System.out.println("After " + change + " shown by, in ms: " + shown);
    }

    private static String status(String project) {
        return town.portfolio().projects().stream()
                .filter(one -> one.key().equals(project))
                .map(Standing::status)
                .findFirst()
                .orElseThrow();
    }

    private static String text(Optional<JsonNode> found, String place) {
        String pointer = place.startsWith("/") ? place : "/" + place;
        return found.map(node -> node.at(pointer).asString("")).orElse("");
    }
}
