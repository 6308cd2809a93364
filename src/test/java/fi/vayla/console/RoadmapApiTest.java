package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Roadmap;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = RoadmapServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RoadmapApiTest {

    private static final String LAHTI = "/api/roadmap/lahti-digitiekartta-2024-2026";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Roadmap roadmap;
    private final RoadmapServer.Sender sender;
    private final int port;

    RoadmapApiTest(@Autowired Roadmap roadmap, @Autowired RoadmapServer.Sender sender, @LocalServerPort int port) {
        this.roadmap = roadmap;
        this.sender = sender;
        this.port = port;
    }

    @Test
    void the_list_names_every_programme_with_its_totals() throws Exception {
        JsonNode list = json(get("/api/roadmap"));

        assertThat(list).hasSize(5);
        assertThat(list.at("/4/id").asString()).isEqualTo("vm-digikannustin");
        assertThat(list.at("/4/summary/byStatus/done").asInt()).isEqualTo(70);
        assertThat(list.at("/4/summary/byStatus/not_stated").asInt()).isEqualTo(72);
        assertThat(list.at("/1/summary/counted").asInt()).isEqualTo(93);
    }

    @Test
    void a_change_is_in_json_and_csv_at_once() throws Exception {
        sender.send(
                EventType.PROJECT_CHANGED,
                "jira",
                "{\"ref\":\"TES-41\",\"fields\":{\"status\":\"done\",\"end_date\":\"2026-10\"}}");

        JsonNode item = item(json(get(LAHTI)), "lah-frends");
        assertThat(item.path("status").asString()).isEqualTo("done");
        assertThat(item.path("changedBy").asString()).isEqualTo("jira");
        assertThat(item.at("/facts/ordinal").asInt()).isEqualTo(9);
        CSVRecord row = csv(get(LAHTI + ".csv")).stream()
                .filter(record -> record.get("id").equals("lah-frends"))
                .findFirst()
                .orElseThrow();
        assertThat(row.get("status")).isEqualTo("done");
        assertThat(row.get("years")).isEqualTo("2026");
        assertThat(row.get("end_date")).isEqualTo("2026-10");
    }

    @Test
    void csv_reads_back_as_what_json_says_for_every_item_of_every_programme() throws Exception {
        sender.send(
                EventType.IDEA_PROPOSED,
                "ideas",
                "{\"ref\":\"8\",\"title\":\"Puutarha, \\\"kaikille\\\"\\nja äidille; ööliä\",\"programme\":\"vm-digikannustin\"}");
        for (ProgrammeView view : roadmap.list()) {
            List<CSVRecord> rows = csv(get("/api/roadmap/" + view.id() + ".csv"));

            assertThat(rows).hasSameSizeAs(view.items());
            for (int i = 0; i < rows.size(); i++) {
                ItemView item = view.items().get(i);
                assertThat(rows.get(i).get("id")).isEqualTo(item.id());
                assertThat(rows.get(i).get("title")).isEqualTo(item.title());
                assertThat(rows.get(i).get("status"))
                        .isEqualTo(item.status() == null ? "" : item.status().name());
                assertThat(rows.get(i).get("responsible_units")).isEqualTo(String.join(";", item.responsibleUnits()));
            }
        }
    }

    @Test
    void csv_is_given_to_who_asks_for_it_by_name_or_by_accept() throws Exception {
        HttpResponse<byte[]> byAccept = get(LAHTI, "Accept", "text/csv");

        assertThat(byAccept.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(byAccept.body()).isEqualTo(get(LAHTI + ".csv").body());
        assertThat(get(LAHTI, "Accept", "*/*").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }

    @Test
    void a_title_that_a_spreadsheet_would_run_is_defused() throws Exception {
        sender.send(
                EventType.IDEA_PROPOSED,
                "ideas",
                "{\"ref\":\"9\",\"title\":\"=HYPERLINK(1)\",\"programme\":\"porvoo-digiohjelma-2020-2023\"}");

        assertThat(new String(
                        get("/api/roadmap/porvoo-digiohjelma-2020-2023.csv").body(), StandardCharsets.UTF_8))
                .contains(",'=HYPERLINK(1),");
    }

    @Test
    void what_has_not_changed_is_answered_304() throws Exception {
        for (String path : List.of(LAHTI, LAHTI + ".csv")) {
            String etag = get(path).headers().firstValue("ETag").orElseThrow();
            assertThat(get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
        }
    }

    @Test
    void an_unknown_programme_is_a_problem_document() throws Exception {
        for (String path : List.of("/api/roadmap/atlantis", "/api/roadmap/atlantis.csv")) {
            HttpResponse<byte[]> answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(json(answer).path("type").asString()).isEqualTo("urn:vayla:problem:unknown-programme");
            assertThat(json(answer).path("detail").asString()).contains("There is no programme \"atlantis\"");
        }
    }

    @Test
    void records_that_lead_to_no_item_are_listed() throws Exception {
        sender.send(EventType.PROJECT_CHANGED, "github", "{\"ref\":\"muu/työ#1\",\"title\":\"Muu työ\"}");

        JsonNode newest = json(get("/api/unlinked")).at("/unlinked/0");
        assertThat(newest.path("ref").asString()).isEqualTo("muu/työ#1");
        assertThat(newest.path("reason").asString()).isEqualTo("no_link");
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return Json.read(answer.body());
    }

    private static JsonNode item(JsonNode programme, String id) {
        return programme
                .path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<CSVRecord> csv(HttpResponse<byte[]> answer) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = CSVParser.parse(new String(answer.body(), StandardCharsets.UTF_8), format)) {
            return parser.getRecords();
        }
    }
}
