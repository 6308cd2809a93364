package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.roadmap.TestTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The roadmap's tables go out as files and come in as an edition, live, on every instance. */
class RoadmapTablesIT {

    private static final String PROGRAMME = "/api/roadmap/tst-ohjelma";

    @TempDir
    Path folder;

    private Cluster cluster;
    private TestHub one;
    private TestHub other;

    @BeforeEach
    void start() {
        cluster = Cluster.ofOne(folder.resolve("cluster"));
        one = hub("one");
        other = hub("other");
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        cluster.close();
    }

    private Path tables(String name) {
        return folder.resolve(name + "-tables");
    }

    private TestHub hub(String name) {
        Path own = folder.resolve(name);
        if (!Files.exists(tables(name))) {
            TestTables.write(tables(name));
        }
        Map<String, String> settings = new HashMap<>(cluster.settings());
        settings.put("vayla.roadmap.folder", tables(name).toString());
        settings.put(
                "vayla.roadmap.file",
                TestTables.rules(own.resolve("roadmap.yaml")).toString());
        HubFiles files = new HubFiles(own)
                .config("systems.yaml", "systems:\n  - {id: roadmap, adapter: roadmap, description: Testi}\n")
                .config("sources.yaml", """
                        sources:
                          - {id: metrics, format: metric, description: Testi, authentication: {scheme: key, secret: 'env:NOT_SET'}}
                        """)
                .mapping("value", "{\"ref\": .metric, \"fields\": {\"value\": .value}}")
                .routeFile("values", """
                        - route:
                            id: values
                            description: A route of a test.
                            from:
                              uri: event:metric.reported
                              steps:
                                - to: mapping:value.jslt
                                - to: system:roadmap
                        """);
        return TestHub.start(own, files.settings(settings));
    }

    @Test
    void an_import_is_live_on_every_instance_and_survives_a_restart() throws Exception {
        byte[] workbook = download("/api/roadmap/export.xlsx");
        assertThat(importing(workbook, "").path("changes")).isEmpty();
        Path edited = TestTables.write(folder.resolve("edited"));
        TestTables.replace(edited, "measures", "Päivystys,On call", "Päivystys 24 h,On call");

        JsonNode preview = importing(zip(edited), "");
        JsonNode applied = importing(zip(edited), "?apply=true&reason=" + encoded("vuosipäivitys") + "&base=1");

        assertThat(preview.at("/changes/0/cells/0/to").asString()).isEqualTo("Päivystys 24 h");
        assertThat(preview.path("applied").asBoolean()).isFalse();
        assertThat(applied.path("edition").asInt()).isEqualTo(2);
        assertThat(title(one, "tst-m3")).isEqualTo("Päivystys 24 h");
        soon(() -> assertThat(title(other, "tst-m3")).isEqualTo("Päivystys 24 h"));
        soon(() -> assertThat(TestTables.read(tables("other").resolve("measures.csv")))
                .contains("Päivystys 24 h"));

        one.close();
        one = hub("one");
        assertThat(title(one, "tst-m3")).isEqualTo("Päivystys 24 h");
        assertThat(one.getJson("/api/tables").path("editions").findValuesAsString("reason"))
                .containsExactly("vuosipäivitys", "found at a start");
        assertThat(one.getJson("/actuator/health")
                        .at("/components/tables/details/edition")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void a_broken_file_is_refused_with_every_place_and_an_instance_with_an_older_folder_says_so() throws Exception {
        Path edited = TestTables.write(folder.resolve("edited"));
        TestTables.replace(edited, "measures", ",2025;2026,", ",20x5,");
        HttpResponse<String> refused = one.post("/api/roadmap/import?apply=true&reason=syy", zip(edited));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(TestHub.json(refused).at("/errors/0/message").asString())
                .startsWith("measures.csv, row 2, column years: \"20x5\" is not a year");
        assertThat(one.getJson("/api/tables").at("/edition/number").asInt()).isOne();

        other.close();
        TestTables.replace(edited, "measures", ",20x5,", ",2026,");
        importing(zip(edited), "?apply=true&reason=syy");
        other = hub("other");
        assertThat(other.getJson("/api/tables").at("/problems/0").asString())
                .endsWith("holds edition 1, and edition 2 counts");
        assertThat(item(other, "tst-m1").path("years")).hasToString("[2026]");
    }

    @Test
    void a_reported_value_reaches_its_metric_on_every_instance() {
        HttpResponse<String> taken = one.post(
                "/intake/metrics",
                "{\"id\": \"k1\", \"value\": 71.5, \"measuredAt\": \"2026-02-01T12:00:00Z\"}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        for (TestHub hub : List.of(one, other)) {
            soon(() -> assertThat(item(hub, "tst-k1").at("/measured/value").asString())
                    .isEqualTo("71.5"));
        }
        assertThat(item(one, "tst-k1").at("/measured/target").asInt()).isEqualTo(80);
    }

    @Test
    void an_administrator_imports_on_the_page() throws Exception {
        Path edited = TestTables.write(folder.resolve("edited"));
        TestTables.replace(edited, "goals", "Yö ja päivä", "Yö & päivä");
        String boundary = "raja";
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.zip\"\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(zip(edited));
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));

        String preview = page("/tables/preview", "multipart/form-data; boundary=" + boundary, form.toByteArray());
        assertThat(preview).contains("1 muutos", "tst-g2", "<del>Yö ja päivä</del> → <ins>Yö &amp; päivä</ins>");
        Matcher file = Pattern.compile("name=\"file\" value=\"([^\"]+)\"").matcher(preview);
        assertThat(file.find()).isTrue();
        String order = "file=" + encoded(file.group(1)) + "&base=1&reason=" + encoded("syystä");
        String done =
                page("/tables/apply", "application/x-www-form-urlencoded", order.getBytes(StandardCharsets.UTF_8));

        assertThat(done).contains("Laitos 2 on nyt voimassa", "syystä");
        assertThat(title(one, "tst-g2")).isEqualTo("Yö & päivä");
        assertThat(one.get("/tables").body()).contains("/api/roadmap/export.xlsx");
    }

    private String page(String path, String type, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(one.url().resolve(path))
                .header("Content-Type", type)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept-Language", "fi")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return sent(request, HttpResponse.BodyHandlers.ofString());
    }

    private byte[] download(String path) throws IOException, InterruptedException {
        URI uri = one.url().resolve(path);
        return sent(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static <T> T sent(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<T> response = client.send(request, handler);
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }
    }

    private JsonNode importing(byte[] file, String query) {
        HttpResponse<String> answer = one.post("/api/roadmap/import" + query, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestHub.json(answer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] zip(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                zip.write(Files.readAllBytes(file));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String title(TestHub hub, String item) {
        return item(hub, item).path("title").asString();
    }

    private static JsonNode item(TestHub hub, String id) {
        for (JsonNode item : hub.getJson(PROGRAMME).path("items")) {
            if (item.path("id").asString().equals(id)) {
                return item;
            }
        }
        throw new AssertionError("There is no item " + id);
    }

    private static void soon(ThrowingRunnable condition) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(condition);
    }
}
