package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import fi.vayla.routes.TransportExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Of several instances one reads an intake route; when it is killed another goes on, and each file has one effect. */
class OneReaderIT {

    private static final Duration SOON = Duration.ofSeconds(120);
    private static final int FILES = 60;

    @TempDir
    Path folder;

    @Test
    void one_instance_reads_and_when_it_is_killed_the_other_goes_on_without_losing_or_repeating_a_file()
            throws Exception {
        Path drop = Files.createDirectories(folder.resolve("drop"));
        try (Cluster cluster = Cluster.ofOne(folder.resolve("cluster"));
                TargetSystem cases = new TargetSystem(0, true)) {
            Map<String, String> settings = new HashMap<>(cluster.settings());
            settings.put("vayla.log.partitions", "4");
            settings = new HubFiles(folder)
                    .system("cases", cases.url(), "idempotent: true")
                    .route("ideas", "cases")
                    .intakeFile(
                            "ideas-from-folder",
                            TransportExample.text(
                                    "ideas-from-folder.camel.yaml", Map.of("/srv/vayla/ideas", drop.toString())))
                    .settings(settings);
            try (Hubs hubs = new Hubs(folder, 2, settings)) {
                await().atMost(SOON).until(() -> readers(hubs).size() == 1);
                int reader = readers(hubs).getFirst();
                for (int number = 0; number < FILES / 2; number++) {
                    drop(drop, number);
                }
                await().atMost(SOON).until(() -> count(drop.resolve("done")) > FILES / 6);

                hubs.kill(reader);
                for (int number = FILES / 2; number < FILES; number++) {
                    drop(drop, number);
                }

                await().atMost(SOON).until(() -> reads(hubs.get(1 - reader)));
                await().atMost(SOON).until(() -> count(drop.resolve("done")) == FILES);
                assertThat(count(drop)).isEqualTo(1);
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(cases.taken()).hasSize(FILES));
                IntStream.range(0, FILES)
                        .forEach(number ->
                                assertThat(cases.numbers("idea-" + number)).containsExactly(1));

                hubs.startAgain(reader);
                await().during(Duration.ofSeconds(3))
                        .atMost(SOON)
                        .until(() -> readers(hubs).size() == 1);
            }
        }
    }

    private static List<Integer> readers(Hubs hubs) {
        return IntStream.range(0, hubs.size())
                .filter(number -> reads(hubs.get(number)))
                .boxed()
                .toList();
    }

    private static boolean reads(HubProcess hub) {
        JsonNode routes = hub.getJson("/api/routes");
        assertThat(routes.at("/problems")).isEmpty();
        return routes.at("/intake/0/reads").asBoolean();
    }

    /** As a careful writer does: under another name first. */
    private static void drop(Path folder, int number) throws IOException {
        Path written = folder.resolve("idea-" + number + ".part");
        Files.writeString(
                written, "{\"id\": \"idea-%d\", \"key\": \"idea-%d\", \"number\": 1}".formatted(number, number));
        Files.move(written, folder.resolve("idea-" + number + ".json"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static long count(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
