package fi.vayla;

import static fi.vayla.RouteHub.mapping;
import static fi.vayla.RouteHub.soon;
import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import fi.vayla.log.LogFollower;
import fi.vayla.log.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The hub rolls back what does badly in its first minutes. */
class RouteRollBackIT {

    @TempDir
    Path folder;

    @Test
    void a_version_that_parks_too_much_in_its_first_minutes_is_rolled_back() {
        try (RouteHub hub = new RouteHub(folder, Map.of("vayla.routes.probation", "10m")).start()) {
            assertThat(hub.versionOf("hyvä")).isEqualTo("first");

            hub.files.mapping("plain", "if (.answers.number > 0) error(\"väärin\") else " + RouteHub.FIRST);
            soon(() -> assertThat(hub.runs()).isEqualTo(2));
            for (int number = 0; number < 19; number++) {
                hub.post("poikki-" + number, 1);
            }
            soon(() -> assertThat(parked(hub)).isEqualTo(19));
            assertThat(hub.runs()).isEqualTo(2);
            hub.post("poikki-19", 1);

            soon(() -> assertThat(hub.runs()).isEqualTo(3));
            JsonNode back = hub.history().getFirst();
            assertThat(back.path("by").asString()).isEqualTo("hub");
            assertThat(back.path("restores").asInt()).isOne();
            assertThat(back.path("reason").asString()).startsWith("20 of 20 messages of main parked");
            assertThat(hub.versionOf("taas-hyvä")).isEqualTo("first");
            soon(() -> assertThat(hub.folderState()).isEqualTo("stale"));
            assertThat(audited(hub))
                    .extracting(row -> row.path("action").asString() + " "
                            + row.path("revision").asInt() + " "
                            + row.path("by").asString())
                    .containsExactly("apply_routes 1 folder", "apply_routes 2 folder", "roll_back_routes 3 hub");
            assertThat(hub.hub().get("/actuator/prometheus").body()).contains("vayla_routes_rollbacks 1.0");

            hub.files.mapping("plain", mapping("third"));
            soon(() -> assertThat(hub.runs()).isEqualTo(4));
            assertThat(hub.versionOf("kolmas")).isEqualTo("third");
        }
    }

    private static int parked(RouteHub hub) {
        return hub.hub().getJson("/api/parked").path("total").asInt();
    }

    private static List<JsonNode> audited(RouteHub hub) {
        List<JsonNode> rows = new CopyOnWriteArrayList<>();
        try (LogFollower.Following following = hub.hub()
                .bean(LogFollower.class)
                .follow("audit-test", Set.of(Topic.AUDIT), record -> rows.add(Json.read(record.value())))) {
            assertThat(following.awaitCaughtUp(Duration.ofMinutes(1))).isTrue();
        }
        return rows;
    }
}
