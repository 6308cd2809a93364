package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.TestHub;
import fi.vayla.delivery.TargetSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A running hub whose twenty route files are all broken says so of each, and goes on with all twenty as they were. */
class TwentyRoutesKeepGoingIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int ROUNDS = 3; // the other ways are TwentyTimesTwentyTest's

    @TempDir
    Path folder;

    private final TargetSystem target = new TargetSystem();

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void all_old_routes_deliver_while_every_file_is_broken() throws IOException {
        Map<String, String> good = TwentyRoutes.files();
        write(good);
        Files.writeString(folder.resolve("secret"), "sala");
        try (TestHub hub = TestHub.start(folder, settings())) {
            List<String> running = running(hub);
            assertThat(running).hasSize(2 * TwentyRoutes.COUNT + 1);
            for (int round = 0; round < ROUNDS; round++) {
                List<String> places = new ArrayList<>();
                write(TwentyTimesTwentyTest.broken(good, round, places));
                await().atMost(SOON).untilAsserted(() -> {
                    List<String> problems = problems(hub);
                    assertThat(places)
                            .allSatisfy(place -> assertThat(problems)
                                    .anyMatch(problem -> problem.startsWith(folder.resolve(place) + ":")));
                });

                assertThat(running(hub)).isEqualTo(running);
                assertAllDeliver(hub, "kierros-" + round);
            }
            write(good);
            await().atMost(SOON).untilAsserted(() -> assertThat(problems(hub)).isEmpty());
        }
    }

    private void assertAllDeliver(TestHub hub, String round) {
        for (int i = 0; i < TwentyRoutes.COUNT; i++) {
            String message = "{\"id\":\"%s-%d\",\"number\":100}".formatted(round, i);
            assertThat(hub.post("/intake/lahde-" + i, message.getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(202);
        }
        await().atMost(SOON).untilAsserted(() -> {
            for (int i = 0; i < TwentyRoutes.COUNT; i++) {
                assertThat(target.numbers(round + "-" + i)).containsExactly(100);
            }
        });
    }

    private static List<String> running(TestHub hub) {
        List<String> ids = new ArrayList<>();
        hub.getJson("/api/routes")
                .path("routes")
                .forEach(route -> ids.add(route.path("id").asString()));
        return ids.stream().sorted().toList();
    }

    private static List<String> problems(TestHub hub) {
        return hub.getJson("/api/routes")
                .path("problems")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("vayla.systems.file", folder.resolve(TwentyRoutes.SYSTEMS).toString());
        settings.put(
                "vayla.intake.sources", folder.resolve("config/sources.yaml").toString());
        settings.put("vayla.routes.folder", folder.resolve("routes").toString());
        settings.put("vayla.routes.watch", "200ms");
        return settings;
    }

    /** With the target's address, and with secrets that are there. */
    private void write(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(
                    path,
                    file.getValue()
                            .replace("http://localhost:1'", target.url() + "'")
                            .replaceAll("'env:\\w+'", "'file:" + folder.resolve("secret") + "'"));
        }
    }
}
