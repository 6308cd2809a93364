package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.command.CommandRun;
import fi.vayla.event.Event;
import fi.vayla.event.ProjectChanged;
import fi.vayla.event.Status;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The roadmap at other times than now, in a whole hub, the same on every database. */
abstract class HistorySuite {

    private static final String LAHTI = "/api/roadmap/lahti-digitiekartta-2024-2026";
    private static final String ITEM = "lah-servicenow";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> TABLES =
            List.of("view_version", "view_progress", "message", "delivery_step", "roadmap_change", "roadmap_statement");

    private final Instant now = Instant.now();
    private final LocalDate today = LocalDate.ofInstant(now, ZoneId.of("Europe/Helsinki"));

    @TempDir
    private Path folder;

    private Town town;
    private TestHub hub;

    /** The hub's settings of its database. */
    abstract Map<String, String> database();

    @BeforeEach
    void start() {
        town = Town.start(
                TownSettings.forHub(URI.create("http://localhost:1"), Path.of("config/roadmaps/measures.csv")),
                Clock.systemUTC(),
                new Random(3));
        var settings = new HashMap<>(database());
        settings.put("vayla.systems.file", TestHub.systemsOf(town, folder).toString());
        hub = TestHub.start(folder, settings);
        // twenty days ago it was planned, ten days ago in progress; and what was said last had happened first
        say(1, Duration.ofDays(20), Status.planned);
        say(2, Duration.ofDays(10), Status.in_progress);
        say(3, Duration.ofDays(15), Status.on_hold);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(history().path("statements")).hasSize(3));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(hub.getJson(LAHTI + "/items/" + ITEM + "/shown")
                                .path(0)
                                .at("/item/status")
                                .asString(""))
                        .isEqualTo("in_progress"));
    }

    @AfterEach
    void stop() {
        hub.close();
        town.close();
    }

    @Test
    void any_day_can_be_asked_for_and_a_rebuild_changes_no_byte_of_the_answers() {
        String live = hub.get(LAHTI).body();
        assertThat(hub.get(LAHTI + "?asOf=" + Instant.now().plusSeconds(60)).body())
                .isEqualTo(live);
        assertThat(hub.get(LAHTI + ".csv?asOf=" + today.plusDays(1)).body())
                .isEqualTo(hub.get(LAHTI + ".csv").body());
        assertThat(status("?asOf=" + today.minusDays(18))).isEqualTo("planned");
        assertThat(status("?asOf=" + today.minusDays(12))).isEqualTo("on_hold");
        assertThat(status("?asOf=" + today.minusDays(12) + "&recordedAt=" + today.minusDays(1)))
                .as("it had heard of nothing then; the tables say planned")
                .isEqualTo("planned");
        assertThat(status("?recordedAt=" + today.minusDays(1))).isEqualTo("planned");
        assertThat(hub.getJson("/api/roadmap?asOf=" + today.minusDays(12))
                        .path(0)
                        .at("/summary/byStatus/on_hold")
                        .asInt())
                .isOne();
        assertThat(hub.get(LAHTI + "?asOf=eilen").statusCode()).isEqualTo(400);
        assertThat(hub.get("/api/roadmap/atlantis?asOf=" + today).statusCode()).isEqualTo(404);
        assertThat(history().path("statements").path(0).path("late").asBoolean())
                .isTrue();
        pages();
        commands();
        rebuild();
    }

    private void pages() {
        String programme = LAHTI.replace("/api", "");
        for (String language : List.of("fi", "sv", "en")) {
            for (String path : List.of(
                    "/at?asOf=" + today.minusDays(12) + "&recordedAt=&lang=",
                    "/changes?from=" + today.minusDays(1) + "&to=" + today + "&lang=",
                    "/changes?by=unit&lang=",
                    "/report?lang=",
                    "/report?year=" + today.getYear() + "&quarter=1&lang=")) {
                HttpResponse<String> page = hub.get(programme + path + language);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(page.body())
                        .startsWith("<!DOCTYPE html>\n<html lang=\"" + language + "\">")
                        .endsWith("</html>\n")
                        .doesNotContain("{{", " style=", "://");
            }
        }
        assertThat(hub.get(programme + "/at?asOf=" + today.minusDays(12) + "&lang=en")
                        .body())
                .contains("As it stood on");
        assertThat(hub.get(programme + "/changes?from=" + today.minusDays(1) + "&lang=en")
                        .body())
                .contains("ServiceNow", "In progress", "jira");
        assertThat(hub.get(programme).body()).contains("action=\"" + programme + "/at\"");
    }

    private void commands() {
        JsonNode changes =
                hub.getJson(LAHTI + "/changes?from=" + today.minusDays(1)).at("/difference/changed/0");
        assertThat(changes.path("id").asString()).isEqualTo(ITEM);
        assertThat(changes.at("/fields/0/to").asString()).isEqualTo("in_progress");
        assertThat(hub.get(LAHTI + "/changes.csv?from=" + today.minusDays(12) + "&to=" + today + "&recordedAt="
                                + today.plusDays(1))
                        .body())
                .contains(",status,on_hold,in_progress,");
        assertThat(hub.get(LAHTI + "/changes?from=" + today + "&to=" + today.minusDays(9))
                        .statusCode())
                .isEqualTo(400);

        String id = LAHTI.substring(LAHTI.lastIndexOf('/') + 1);
        assertThat(run("roadmap", "list").out()).contains("PROGRAMME", id);
        CommandRun then =
                run("roadmap", "show", id, ITEM, "--as-of", today.minusDays(12).toString());
        assertThat(then.out()).contains("on_hold", "taken, late", "jira");
        assertThat(then.status()).isZero();
        assertThat(run("roadmap", "show", id, "ei-ole").status()).isOne();
        assertThat(run("roadmap", "changes", id, "--from", today.minusDays(1).toString())
                        .out())
                .contains(ITEM, "status: planned -> in_progress");
        assertThat(run("roadmap", "changes", id).status()).isEqualTo(2);
        assertThat(run("roadmap", "list", "--as-of", "eilen").err()).contains("asOf is \"eilen\"");
    }

    private void rebuild() {
        List<String> questions = List.of(
                LAHTI + "?asOf=" + today.minusDays(12),
                LAHTI + "?recordedAt=" + Instant.now(),
                LAHTI + "/items/" + ITEM + "/history",
                LAHTI + "/items/" + ITEM + "/shown",
                LAHTI + "/changes.csv?from=" + today.minusDays(1) + "&to=" + today);
        List<String> before = settled();
        List<String> answers =
                questions.stream().map(path -> hub.get(path).body()).toList();

        assertThat(run("rebuild").status()).isZero();

        await().atMost(SOON).untilAsserted(() -> assertThat(dump()).isEqualTo(before));
        assertThat(questions.stream().map(path -> hub.get(path).body()).toList())
                .isEqualTo(answers);
    }

    /** What the tables hold once nothing is under way. */
    private List<String> settled() {
        List<String> seen = new ArrayList<>();
        await().atMost(SOON).pollInterval(Duration.ofSeconds(1)).until(() -> {
            List<String> before = List.copyOf(seen);
            seen.clear();
            seen.addAll(dump());
            return seen.equals(before);
        });
        return seen;
    }

    private List<String> dump() {
        JdbcClient jdbc = hub.bean(JdbcClient.class);
        return TABLES.stream()
                .flatMap(table -> jdbc.sql("SELECT * FROM " + table).query(HistorySuite::cells).list().stream()
                        .map(cells -> table + cells)
                        .sorted())
                .toList();
    }

    private static String cells(ResultSet row, int number) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            cells.add(String.valueOf(row.getString(i)));
        }
        return cells.toString();
    }

    private JsonNode history() {
        return hub.getJson(LAHTI + "/items/" + ITEM + "/history");
    }

    private String status(String query) {
        return hub.getJson(LAHTI + query)
                .path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(ITEM))
                .findFirst()
                .orElseThrow()
                .path("status")
                .asString();
    }

    private void say(int number, Duration ago, Status status) {
        Instant at = now.minus(ago);
        var data = new ProjectChanged(
                "LAH-1", "ServiceNow", status, status.name(), null, null, null, null, null, at, null);
        var event = Event.of(data, "jira", "LAH-1/" + number, "LAH-1", at, Instant.now(), null);
        assertThat(hub.bean(EventLog.class).append(event).join()).isInstanceOf(Appended.Durable.class);
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", hub.url().toString()));
        return CommandRun.of(all);
    }
}
