package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.roadmap.PresentItems;
import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Ten thousand items are compared with a website on this machine. The goal is ten seconds; a busy machine may take longer. */
class ReconciliationSpeedIT {

    private static final int ITEMS = 10_000;

    @TempDir
    Path folder;

    @Test
    void ten_thousand_items_are_compared_soon() throws IOException {
        int port = TestHub.freePorts();
        Map<String, String> settings = Map.of(
                "vayla.sync.every", "0", "vayla.roadmap.folder", manyMeasures().toString());
        try (Town town = Town.start(
                        TownSettings.forHub(
                                URI.create("http://localhost:" + port), Path.of("config/roadmaps/measures.csv")),
                        Clock.systemUTC(),
                        new Random(1));
                TestHub hub = TestHub.start(folder, with(settings, TestHub.systemsOf(town, folder)))) {
            List<RoadmapItemChanged> items = hub.bean(PresentItems.class).list();
            items.forEach(item -> town.website().publish(item.item(), page(item)));
            town.website()
                    .publish(
                            "testi-7",
                            Json.MAPPER.createObjectNode().put("id", "testi-7").put("title", "Muu"));

            Duration time = compare(hub, items.size());

            System.out.printf("%d items were compared in %d ms%n", items.size(), time.toMillis());
            assertThat(items).hasSizeGreaterThan(ITEMS);
            assertThat(time).isLessThan(Duration.ofSeconds(60));
        }
    }

    private static Duration compare(TestHub hub, int items) {
        long begun = System.nanoTime();
        JsonNode compared = TestHub.json(hub.post("/api/sync/website/compare", new byte[0]));
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(compared.at("/stand/programmes")
                        .valueStream()
                        .mapToInt(programme -> programme.path("inSync").asInt())
                        .sum())
                .isEqualTo(items - 1);
        assertThat(compared.at("/items/0/item").asString()).isEqualTo("testi-7");
        return time;
    }

    /** What the website's route makes of an item. */
    private static JsonNode page(RoadmapItemChanged item) {
        ObjectNode page = Json.MAPPER
                .createObjectNode()
                .put("id", item.item())
                .put("programme", item.programme())
                .put("kind", item.kind())
                .put("title", item.title());
        ObjectNode fields = page.putObject("fields");
        item.fields().forEach((name, field) -> fields.put(name, field.value()));
        return page;
    }

    private static Map<String, String> with(Map<String, String> settings, Path systems) {
        return Stream.concat(
                        settings.entrySet().stream(), Stream.of(Map.entry("vayla.systems.file", systems.toString())))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Path manyMeasures() throws IOException {
        Path tables = Files.createDirectories(folder.resolve("roadmaps"));
        try (Stream<Path> shipped = Files.list(Path.of("config/roadmaps"))) {
            for (Path file : shipped.toList()) {
                Files.copy(file, tables.resolve(file.getFileName().toString()));
            }
        }
        List<String> rows = Files.readAllLines(tables.resolve("measures.csv"));
        String template = rows.get(1);
        String id = template.split(",")[2];
        Files.write(
                tables.resolve("measures.csv"),
                Stream.concat(
                                rows.stream(),
                                IntStream.range(0, ITEMS).mapToObj(number -> template.replace(id, "testi-" + number)))
                        .toList());
        return tables;
    }
}
