package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.command.CommandRun;
import fi.vayla.event.Event;
import fi.vayla.event.Json;
import fi.vayla.event.ProjectChanged;
import fi.vayla.event.Status;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What waits for an operator of the roadmap, and what operators said of it, over restarts of the hub on a real broker. */
class RoadmapDeskIT {

    private static final Instant START = Instant.parse("2026-11-02T12:00:00Z");
    private static final String RULES = """
            programmes: [lahti-digitiekartta-2024-2026]
            rules:
              - { on: project.changed, fields: [status, progress] }
            owners:
              - { programme: lahti-digitiekartta-2024-2026, fields: [status], owner: jira }
            links:
              - { source: jira, ref: LAH-1, item: lah-servicenow }
              - { source: github, ref: "lahti#1", item: lah-servicenow }
            """;

    @TempDir
    Path folder;

    @Test
    void nothing_that_is_contested_unlinked_or_linked_is_forgotten_by_a_restart() throws Exception {
        JsonNode contested;
        JsonNode unlinked;
        try (TestHub hub = start()) {
            say(hub, "jira", "LAH-1", 1, Status.in_progress);
            say(hub, "redmine", "9077", 2, Status.done);
            say(hub, "github", "lahti#1", 3, Status.done);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(hub.getJson("/api/contested").path("contested")).hasSize(1);
                assertThat(hub.getJson("/api/unlinked").path("total").asInt()).isEqualTo(1);
                assertThat(status(hub)).isEqualTo("in_progress");
            });
            contested = hub.getJson("/api/contested");
            unlinked = hub.getJson("/api/unlinked");
        }
        try (TestHub hub = start()) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(hub.getJson("/api/contested")).isEqualTo(contested);
                assertThat(hub.getJson("/api/unlinked")).isEqualTo(unlinked);
            });
            String id = contested.at("/contested/0/id").asString();
            assertThat(command(hub, "contested").out()).contains(id, "lah-servicenow", "github");
            assertThat(command(hub, "unlinked").out()).contains("redmine", "Testihanke");
            assertThat(command(hub, "accept", id).status()).isEqualTo(2);
            assertThat(command(hub, "accept", id, "--reason", "Äly").status()).isZero();
            order(
                    hub,
                    "/api/unlinked/" + unlinked.at("/unlinked/0/id").asString() + "/link",
                    "{\"item\":\"lah-frends\",\"reason\":\"sama hanke\"}");
            assertThat(status(hub)).isEqualTo("done");
        }
        try (TestHub hub = start()) {
            say(hub, "redmine", "9077", 4, Status.on_hold);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(item(hub, "lah-frends").path("progress").asInt()).isEqualTo(4);
                assertThat(status(hub)).isEqualTo("done");
                assertThat(hub.getJson("/api/contested").at("/contested/0/item").asString())
                        .isEqualTo("lah-frends");
                assertThat(hub.getJson("/api/unlinked").path("total").asInt()).isZero();
            });
        }
    }

    private TestHub start() throws Exception {
        Path rules = Files.writeString(folder.resolve("roadmap.yaml"), RULES);
        return TestHub.start(folder, Map.of("vayla.roadmap.file", rules.toString()));
    }

    private static void say(TestHub hub, String source, String ref, int number, Status status) {
        Instant at = START.plusSeconds(number);
        var data = new ProjectChanged(ref, "Testihanke " + ref, status, null, number, null, null, null, null, at, null);
        var event = Event.of(data, source, source + number, ref, at, Instant.now(), null);
        assertThat(hub.bean(EventLog.class).append(event).join()).isInstanceOf(Appended.Durable.class);
    }

    private static CommandRun command(TestHub hub, String... words) {
        return CommandRun.of(Stream.concat(
                        Stream.of("roadmap"),
                        Stream.concat(
                                Stream.of(words), Stream.of("--url", hub.url().toString())))
                .toList());
    }

    private static void order(TestHub hub, String path, String body) {
        assertThat(hub.post(path, body.getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(202);
    }

    private static String status(TestHub hub) {
        return item(hub, "lah-servicenow").path("status").asString();
    }

    private static JsonNode item(TestHub hub, String id) {
        return Json.read(hub.get("/api/roadmap/lahti-digitiekartta-2024-2026")
                        .body()
                        .getBytes(StandardCharsets.UTF_8))
                .path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
