package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import fi.vayla.command.CommandRun;
import fi.vayla.delivery.Forms;
import fi.vayla.log.EventLog;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator mends a parked message on the console's pages and with commands, against a system that refuses all but one word. */
class ParkedPagesIT {

    private static final String ROUTE = """
            - route:
                id: ideas-to-archive
                description: Ideas to the archive, as they are
                from:
                  uri: event:form.submitted
                  steps:
                    - to: system:case-management
            """;

    @TempDir
    static Path folder;

    static HttpServer archive;
    static TestHub hub;

    @BeforeAll
    static void start() throws Exception {
        archive = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        archive.createContext("/", exchange -> {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean mended = sent.contains("Korjattu");
            byte[] answer = (mended ? "{\"id\":\"Ä-1\"}" : "Otsikko <b>puuttuu</b>").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(mended ? 201 : 422, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        archive.start();
        Path routes = Files.createDirectories(folder.resolve("routes/deliver"));
        Files.writeString(routes.resolve("one.camel.yaml"), ROUTE);
        String url = "http://localhost:" + archive.getAddress().getPort();
        hub = TestHub.start(
                folder,
                Map.of(
                        "vayla.systems.file",
                        TestHub.systems(folder, Map.of("http://localhost:8092", url))
                                .toString(),
                        "vayla.routes.folder",
                        folder.resolve("routes").toString()));
    }

    @AfterAll
    static void stop() {
        hub.close();
        archive.stop(0);
    }

    @Test
    void a_message_is_edited_tried_and_replayed_on_its_page() throws Exception {
        String id = park("KÄRSÄMÄKI-1");
        String page = "/parked/" + encoded(id);

        assertThat(hub.get("/parked?lang=fi").body()).contains("KÄRSÄMÄKI-1", "Pysäköity", page);
        assertThat(hub.get(page + "?lang=en").body())
                .contains("Otsikko &lt;b&gt;puuttuu&lt;/b&gt;", "&quot;KÄRSÄMÄKI-1&quot;", "Save the edit");

        String data = hub.getJson("/api/parked/" + encoded(id)).path("data").toString();
        assertThat(post(page + "/edit", "data", "{\"nonsense\":1}", "reason", "koe")
                        .statusCode())
                .isEqualTo(422);
        assertThat(post(page + "/edit", "data", data.replace("Jonotilanne", "Korjattu"), "reason", "")
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> unedited = post(page + "/edit?lang=sv", "data", "{}", "reason", "koe");
        assertThat(unedited.body()).contains("href=\"" + page + "?lang&#x3D;fi\"");
        assertThat(told(post(page + "/edit", "data", data.replace("Jonotilanne", "Korjattu"), "reason", "otsikko")))
                .contains("Muokkaus on tallennettu");
        assertThat(hub.get(page + "?rehearse=replay").body()).contains("system:case-management", "Korjattu");

        assertThat(told(post(page + "/decide", "kind", "replay", "reason", "korjattu")))
                .contains("uudelleen matkalla");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(hub.get(page).statusCode()).isEqualTo(404));
        String trace = "/messages/" + id.substring(id.indexOf('|') + 1);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(hub.get(trace + "?lang=en").body())
                        .contains("Parked on its way to", "has it as Ä-1"));
    }

    @Test
    void commands_show_try_and_discard_what_a_form_of_another_site_cannot() throws Exception {
        String id = park("ÄIJÄLÄ-2");

        assertThat(post("/parked/" + encoded(id) + "/decide", "http://localhost:1", "kind", "discard", "reason", "x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(run("parked", "list", "--key", "ÄIJÄLÄ-2").out()).contains(id, "REJECTED_BY_SYSTEM");
        assertThat(run("parked", "show", id).out()).contains("key", "ÄIJÄLÄ-2", "Jonotilanne");
        assertThat(run("parked", "replay", id, "--dry-run").out()).contains("would go to system:case-management");
        assertThat(run("parked", "replay", "--key", "ei", "--dry-run").out()).contains("0 of 0");

        CommandRun discarded = run("parked", "discard", id, "--reason", "ei tarvita");
        assertThat(discarded.status()).as(discarded.err()).isZero();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(run("parked", "show", id).err()).contains("Nothing is parked as"));
        assertThat(hub.get("/systems?lang=sv").body()).contains("case-management", "Fungerar");
    }

    @Test
    void an_order_about_all_takes_what_the_page_said_once_and_nothing_that_was_not_understood() throws Exception {
        for (int number : List.of(1, 2)) {
            hub.bean(EventLog.class)
                    .append(Forms.event("jono", "JONO-3", number))
                    .join();
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(hub.getJson("/api/parked?key=JONO-3")
                                .path("total")
                                .asInt())
                        .isEqualTo(2));
        String found = hub.get("/parked?lang=en&key=JONO-3&first=true").body();
        assertThat(found).contains("Replay: 1 message<", "Discard: 2 messages<", "name=\"shown\" value=\"2\"");
        assertThat(hub.get("/parked?lang=en&key=JONO-3&rehearse=discard").body())
                .contains("about 2 of the 2");

        String[] order = {"key", "JONO-3", "first", "true", "kind", "discard", "shown", "1", "reason", "koe"};
        assertThat(post("/parked", order).statusCode()).isEqualTo(409);
        order[7] = "2";
        for (String field : List.of("from", "to", "parkingReason")) {
            var wrong = new ArrayList<>(List.of(order));
            wrong.addAll(List.of(field, "eilen"));
            assertThat(post("/parked", wrong.toArray(String[]::new)).statusCode())
                    .as(field)
                    .isEqualTo(422);
        }
        assertThat(hub.get("/parked?lang=en&key=JONO-3&from=eilen").body()).contains("Not understood");
        assertThat(hub.get("/messages?lang=en&from=eilen").body()).contains("Not understood");
        assertThat(hub.getJson("/api/parked?key=JONO-3").path("total").asInt()).isEqualTo(2);

        assertThat(told(post("/parked", order))).contains("Päätetty 2 viestistä");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(hub.getJson("/api/parked?key=JONO-3")
                                .path("total")
                                .asInt())
                        .isZero());
    }

    @Test
    void no_address_makes_a_page_say_that_something_was_done() {
        var answer = hub.get("/parked/ei-ollut?done=discard&lang=en");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("let go.");
    }

    @Test
    void a_large_edit_fits_the_form() throws Exception {
        String large = "{\"nonsense\":\"" + "ä".repeat(1_000_000) + "\"}";

        var answer = post("/parked/" + encoded(park("SUURI-4")) + "/edit", "data", large, "reason", "koe");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("ä".repeat(1_000_000));
    }

    /** The page that an order leads to, which its cookie makes tell what was done. */
    private static String told(HttpResponse<String> answer) throws Exception {
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(hub.url().resolve(location(answer)))
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    /** Returns the id when it is parked. */
    private static String park(String key) {
        String idea = "{\"id\":\"%s\",\"title\":\"Jonotilanne\"}".formatted(key);
        var answer = hub.post("/intake/ideas", idea.getBytes(StandardCharsets.UTF_8));
        String id = "ideas-to-archive|" + TestHub.json(answer).path("receipt").asString();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(hub.get("/api/parked/" + encoded(id)).statusCode())
                                .isEqualTo(200));
        return id;
    }

    private static HttpResponse<String> post(String path, String... fields) throws Exception {
        boolean elsewhere = fields[0].startsWith("http:");
        List<String> form = new ArrayList<>();
        for (int i = elsewhere ? 1 : 0; i < fields.length; i += 2) {
            form.add(fields[i] + "=" + encoded(fields[i + 1]));
        }
        HttpRequest request = HttpRequest.newBuilder(hub.url().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", elsewhere ? fields[0] : hub.url().toString())
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", form)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", hub.url().toString()));
        return CommandRun.of(all);
    }
}
