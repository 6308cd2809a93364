package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.Json;
import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every kind of system that shows the roadmap, with a record that is edited, one that is deleted and one too many. */
class ReconciliationEverywhereIT {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final String ELSEWHERE = "Muualla muutettu";
    private static final String LAHTI = "lahti-digitiekartta-2024-2026";
    private static final String PORVOO = "porvoo-digiohjelma-2020-2023";

    @TempDir
    static Path folder;

    static Town town;
    static TestHub hub;

    @BeforeAll
    static void start() throws IOException {
        int port = TestHub.freePorts();
        town = Town.start(
                TownSettings.forHub(URI.create("http://localhost:" + port), Path.of("config/roadmaps/measures.csv")),
                Clock.systemUTC(),
                new Random(7));
        hub = TestHub.start(
                folder,
                Map.of(
                        "server.port",
                        Integer.toString(port),
                        "vayla.sync.every",
                        "0",
                        "vayla.systems.file",
                        TestHub.systemsOf(town, folder).toString()));
    }

    @AfterAll
    static void stop() {
        hub.close();
        town.close();
    }

    @Test
    void issues_of_jira_are_named_and_mended() {
        mend("jira");
        town.portfolio().rename("LAH-1", ELSEWHERE);
        town.portfolio().delete("LAH-2");
        String copy = town.portfolio().copy("LAH-3");

        assertNamedAndMended(
                "jira",
                Map.of("lah-servicenow", "edited", "lah-digiturvamalli", "missing", copy, "duplicate"),
                "PUT /rest/api/2/issue/LAH-1");
        assertThat(town.portfolio().comments(copy)).hasSize(1);
    }

    @Test
    void issues_of_github_are_named_and_mended() {
        mend("github");
        town.portfolio().rename("porvoo/digiohjelma#1", ELSEWHERE);
        town.portfolio().delete("porvoo/digiohjelma#2");
        String copy = town.portfolio().copy("porvoo/digiohjelma#3");

        assertNamedAndMended(
                "github",
                Map.of(
                        "por-palautteiden-visualisointi",
                        "edited",
                        "por-strategiamittarit",
                        "missing",
                        copy,
                        "duplicate"),
                "PATCH /repos/porvoo/digiohjelma/issues/1");
        assertThat(town.portfolio().comments(copy)).hasSize(1);
    }

    @Test
    void work_packages_of_openproject_are_named_and_mended() {
        mend("openproject");
        town.openProject().rename("1", ELSEWHERE);
        town.openProject().delete("2");
        String copy = town.openProject().copy("3");

        assertNamedAndMended(
                "openproject",
                Map.of("tuu-lomakkeet", "edited", "tuu-allekirjoitus", "missing", copy, "duplicate"),
                "PATCH /api/v3/work_packages/1");
        assertThat(town.openProject().status(copy)).contains("Rejected");
        assertThat(town.openProject().comments(copy)).hasSize(1);
    }

    @Test
    void issues_of_redmine_are_named_and_mended() {
        mend("redmine");
        town.redmine().rename("1", ELSEWHERE);
        town.redmine().delete("2");
        String copy = town.redmine().copy("3");

        assertNamedAndMended(
                "redmine",
                Map.of("hel-asiakkuuspaallikko", "edited", "hel-asiakasymmarrys", "missing", copy, "duplicate"),
                "PUT /issues/1.json");
        assertThat(town.redmine().status(copy)).contains("Rejected");
        assertThat(town.redmine().comments(copy)).hasSize(1);
    }

    @Test
    void projects_of_servicenow_are_named_and_mended() {
        mend("servicenow");
        town.serviceNow().rename(sysId(1), ELSEWHERE);
        town.serviceNow().delete(sysId(2));
        String copy = town.serviceNow().copy(sysId(3));

        assertNamedAndMended(
                "servicenow",
                Map.of("alavus-kunta-kuuluu-kaikille", "edited", "espoo-joto", "missing", copy, "duplicate"),
                "PATCH /api/now/table/pm_project/" + sysId(1));
        assertThat(town.serviceNow().state(copy)).contains("4");
        assertThat(town.serviceNow().comments(copy)).hasSize(1);
    }

    @Test
    void cases_of_case_management_are_named_and_mended() {
        mend("case-management");
        town.caseManagement().rename("HEL-2026-004711", ELSEWHERE);
        town.caseManagement().forgetRoadmapItem("HEL-2026-004712");
        String copy = town.caseManagement().copy("HEL-2026-004713");

        assertNamedAndMended(
                "case-management",
                Map.of("hel-asiakaskortti", "edited", "hel-rm-omadata-asiakkuus", "missing", copy, "duplicate"),
                "PUT /cases/HEL-2026-004711/roadmap-item");
        assertThat(town.caseManagement().roadmapItem(copy)).isEmpty();
    }

    @Test
    void rows_of_open_data_are_named_and_mended() {
        mend("open-data");
        town.openData().edit(LAHTI, "lah-frends", "title", ELSEWHERE);
        town.openData().delete(LAHTI, "lah-servicenow");
        town.openData().copy(LAHTI, "lah-m365-copilot", PORVOO);

        assertNamedAndMended(
                "open-data",
                Map.of("lah-frends", "edited", "lah-servicenow", "missing", PORVOO + "/lah-m365-copilot", "duplicate"),
                "POST /api/3/action/datastore_upsert");
        assertThat(town.openData().row(LAHTI, "lah-m365-copilot")).isPresent();
        assertThat(town.openData().row(PORVOO, "lah-m365-copilot")).isEmpty();
    }

    /** Its rows are versions, so that one too many is that of an item that the roadmap does not have. */
    @Test
    void rows_of_the_warehouse_are_named_and_mended() {
        mend("warehouse");
        town.warehouse().execute("update roadmap_version set title = '" + ELSEWHERE + "' where item = 'lah-frends'");
        town.warehouse().execute("delete from roadmap_version where item = 'lah-servicenow'");
        town.warehouse()
                .execute("insert into roadmap_version (receipt, item, programme, kind, title, changed_at)"
                        + " values ('keksitty', 'keksitty', '" + LAHTI
                        + "', 'measure', 'Keksitty', current_timestamp)");

        assertNamedAndMended(
                "warehouse",
                Map.of("lah-frends", "edited", "lah-servicenow", "missing", "keksitty", "orphaned"),
                "SQL insert into roadmap_version");
        assertThat(town.warehouse().title("keksitty")).isEmpty();
    }

    private static String sysId(int number) {
        return "%032x".formatted(number);
    }

    private static void assertNamedAndMended(String system, Map<String, String> named, String call) {
        // an item is on its way, and not edited, until the route has committed the repair before
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(states(compare(system))).containsExactlyInAnyOrderEntriesOf(named));
        String plan = repair(system, Map.of("dryRun", true)).body();
        assertThat(plan).doesNotContain("\"problem\":\"");
        assertThat(call.split(" ", 2)).allSatisfy(part -> assertThat(plan).contains("\"" + part + "\""));

        mend(system);

        JsonNode compared = compare(system);
        assertThat(states(compared)).isEmpty();
        assertThat(hub.getJson("/api/parked").toString()).doesNotContain("-" + system + "\"");
        assertThat(hub.get("/sync?lang=en").body()).contains(system);
    }

    /** Repairs all that differs, and waits until nothing does. */
    private static void mend(String system) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            HttpResponse<String> repaired = repair(system, Map.of("dryRun", false, "reason", "testi"));
            assertThat(repaired.statusCode()).as(repaired.body()).isEqualTo(202);
            JsonNode compared = compare(system);
            assertThat(states(compared)).isEmpty();
            assertThat(compared.at("/stand/programmes")
                            .valueStream()
                            .mapToInt(programme -> programme.path("inSync").asInt())
                            .sum())
                    .isPositive();
        });
    }

    private static JsonNode compare(String system) {
        HttpResponse<String> answer = hub.post("/api/sync/" + system + "/compare", new byte[0]);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestHub.json(answer);
    }

    private static HttpResponse<String> repair(String system, Map<String, Object> order) {
        return hub.post("/api/sync/" + system + "/repair", Json.write(order));
    }

    /** The state of each item or record that differs, of the first page. */
    private static Map<String, String> states(JsonNode compared) {
        Map<String, String> states = new TreeMap<>();
        compared.path("items").forEach(item -> {
            String state = item.path("state").asString();
            boolean tooMany = state.equals("duplicate") || state.equals("orphaned");
            states.put(item.path(tooMany ? "record" : "item").asString(), state);
        });
        return states;
    }
}
