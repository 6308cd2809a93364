package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.command.CommandRun;
import fi.vayla.event.Yaml;
import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole hub and a website that people and outages make another one than the roadmap. */
class ReconciliationIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String OWNERS = "owners: [{ fields: [title], owner: [website] }]";

    @TempDir
    Path folder;

    private Town town;
    private TestHub hub;

    @BeforeEach
    void start() throws IOException {
        int port = TestHub.freePorts();
        town = Town.start(
                TownSettings.forHub(URI.create("http://localhost:" + port), Path.of("config/roadmaps/measures.csv")),
                Clock.systemUTC(),
                new Random(1));
        Path roadmap = folder.resolve("roadmap.yaml");
        Files.writeString(
                roadmap, Files.readString(Path.of("config/roadmap.yaml")).replace("owners: []", OWNERS));
        hub = TestHub.start(
                folder,
                Map.of(
                        "server.port",
                        Integer.toString(port),
                        "vayla.sync.every",
                        "0",
                        "vayla.roadmap.file",
                        roadmap.toString(),
                        "vayla.delivery.backoff-ceiling",
                        "1s",
                        "vayla.systems.file",
                        websiteAlone(TestHub.systemsOf(town, folder)).toString()));
    }

    /** The systems, of which no other one lists what it shows. */
    private static Path websiteAlone(Path file) throws IOException {
        JsonNode systems = Yaml.read(file, JsonNode.class);
        systems.path("systems").forEach(system -> {
            if (!system.path("id").asString().equals("website")) {
                ((ObjectNode) system).remove(List.of("records", "repair"));
            }
        });
        return Files.write(file, fi.vayla.event.Json.write(systems));
    }

    @AfterEach
    void stop() {
        hub.close();
        town.close();
    }

    @Test
    void what_was_changed_behind_the_hub_is_named_and_mended_and_the_owners_fields_win() throws Exception {
        assertThat(run("status").status()).isEqualTo(1);
        JsonNode empty = compare();
        assertThat(count(empty, "missing")).isPositive();
        assertThat(count(empty, "inSync")).isZero();
        assertThat(repair(Map.of("dryRun", false)).statusCode()).isEqualTo(422);
        mend();
        assertThat(run("status").status()).isZero();
        assertThat(hub.getJson("/api/systems").path("systems"))
                .anySatisfy(system ->
                        assertThat(system.path("inSyncSince").isMissingNode()).isFalse());

        atWebsite("PATCH", "/lah-frends", "{\"fields\":{\"status\":\"cancelled\"}}");
        atWebsite("PATCH", "/lah-m365-copilot", "{\"title\":\"Äly apuna\",\"fields\":{\"title\":\"Äly apuna\"}}");
        atWebsite("DELETE", "/lah-servicenow", "");
        atWebsite("POST", "/lah-digiturvamalli/copies", "");
        atWebsite("PUT", "/keksitty", "{\"id\":\"keksitty\",\"programme\":\"lahti-digitiekartta-2024-2026\"}");
        Map<String, String> states = states(compare());

        assertThat(states)
                .containsOnly(
                        Map.entry("lah-frends", "edited"),
                        Map.entry("lah-m365-copilot", "edited"),
                        Map.entry("lah-servicenow", "missing"),
                        Map.entry("lah-digiturvamalli-kopio", "duplicate"),
                        Map.entry("keksitty", "orphaned"));
        CommandRun dryRun = run("repair", "website");
        assertThat(dryRun.out())
                .contains(
                        "PUT /roadmap/items/lah-frends",
                        "PUT /roadmap/items/lah-servicenow",
                        "DELETE /roadmap/items/lah-digiturvamalli-kopio",
                        "DELETE /roadmap/items/keksitty",
                        "the roadmap takes title: Äly apuna")
                .contains("5 of 5 differences would be repaired");
        assertThat(states(compare())).hasSize(5);
        String page = hub.get("/sync/website?lang=en").body();
        assertThat(page).contains("Edited there", "Äly apuna", "cancelled", "lah-digiturvamalli-kopio");
        assertThat(hub.get("/sync?lang=fi").body()).contains("5 kohdetta eroaa");

        mend();
        assertThat(town.website()
                        .item("lah-frends")
                        .orElseThrow()
                        .at("/fields/status")
                        .asString())
                .isNotEqualTo("cancelled");
        assertThat(town.website().item("lah-servicenow")).isPresent();
        assertThat(town.website().item("keksitty")).isEmpty();
        assertThat(town.website().item("lah-digiturvamalli-kopio")).isEmpty();
        assertThat(town.website()
                        .item("lah-m365-copilot")
                        .orElseThrow()
                        .path("title")
                        .asString())
                .isEqualTo("Äly apuna");
        assertThat(hub.getJson("/api/roadmap/lahti-digitiekartta-2024-2026").path("items"))
                .anySatisfy(item -> {
                    assertThat(item.path("title").asString()).isEqualTo("Äly apuna");
                    assertThat(item.path("changedBy").asString()).isEqualTo("website");
                });
    }

    @Test
    void an_outage_of_the_website_ends_in_sync_by_itself() throws Exception {
        mend();
        outage(Duration.ofSeconds(5));
    }

    @Test
    @Tag("soak")
    void an_outage_of_five_minutes_ends_in_sync_by_itself() throws Exception {
        mend();
        outage(Duration.ofMinutes(5));
    }

    private void outage(Duration length) throws Exception {
        URI elsewhere = town.portfolio().server().url();
        faults(elsewhere, "{\"down\":true}");
        byte[] webhook = Files.readAllBytes(Samples.get("project-status/jira/webhook-issue-updated-resolved.json"));
        assertThat(hub.post("/intake/jira", webhook).statusCode()).isEqualTo(202);
        assertThat(hub.post("/api/sync/website/compare", new byte[0]).statusCode())
                .isEqualTo(409);
        assertThat(hub.getJson("/api/sync/website").at("/stand/problem").asString())
                .isNotEmpty();
        long until = System.nanoTime() + length.toNanos();
        await().atMost(length.plus(SOON)).until(() -> System.nanoTime() - until > 0);
        faults(elsewhere, "{}");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(town.website()
                                .item("lah-frends")
                                .orElseThrow()
                                .at("/fields/status")
                                .asString())
                        .isEqualTo("done"));
        await().atMost(SOON).untilAsserted(() -> assertThat(states(compare())).isEmpty());
    }

    /** Repairs all that differs, and waits until nothing does. */
    private void mend() {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(repair(Map.of("dryRun", false, "reason", "testi")).statusCode())
                    .isEqualTo(202);
            assertThat(states(compare())).isEmpty();
        });
    }

    private JsonNode compare() {
        HttpResponse<String> answer = hub.post("/api/sync/website/compare", new byte[0]);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestHub.json(answer);
    }

    private HttpResponse<String> repair(Map<String, Object> order) {
        return hub.post("/api/sync/website/repair", fi.vayla.event.Json.write(order));
    }

    private static int count(JsonNode compared, String state) {
        return compared.at("/stand/programmes")
                .valueStream()
                .mapToInt(programme -> programme.path(state).asInt())
                .sum();
    }

    /** The state of each item or record that differs, of the first page. */
    private static Map<String, String> states(JsonNode compared) {
        Map<String, String> states = new java.util.TreeMap<>();
        compared.path("items").forEach(item -> {
            String state = item.path("state").asString();
            boolean tooMany = state.equals("duplicate") || state.equals("orphaned");
            states.put(item.path(tooMany ? "record" : "item").asString(), state);
        });
        return states;
    }

    private void atWebsite(String method, String path, String body) throws Exception {
        int status = send(town.website().server().url().resolve("/roadmap/items" + path), method, body);
        assertThat(status).isBetween(200, 201);
    }

    private static void faults(URI member, String faults) throws Exception {
        assertThat(send(member.resolve("/_faults/website"), "PUT", faults)).isEqualTo(200);
    }

    private static int send(URI to, String method, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(to)
                                    .method(method, BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("sync"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--url", hub.url().toString()));
        return CommandRun.of(all);
    }
}
