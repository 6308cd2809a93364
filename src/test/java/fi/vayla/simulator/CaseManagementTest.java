package fi.vayla.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CaseManagementTest {

    private static final String APPLICATION = """
            {"externalId": "KUVA-2026-000001", "title": "Avustushakemus: Äänekäs ry", "appliedAmount": 6177.5}""";

    private final Town town = Towns.withoutHub();
    private final CaseManagement cases = town.caseManagement();
    private final URI url = cases.server().url();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void an_application_opens_a_case() {
        var answer = Http.post(url, "/cases", "k1", APPLICATION);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Json.read(answer.body()).path("id").asString()).matches("HEL-\\d{4}-\\d{6,}");
        JsonNode listed = Http.get(url, "/cases").path(0);
        assertThat(listed.path("externalId").asString()).isEqualTo("KUVA-2026-000001");
        assertThat(listed.path("received").path("appliedAmount").asDouble()).isEqualTo(6177.5);
    }

    @Test
    void a_repeat_of_an_idempotency_key_gets_the_same_case_and_is_counted() {
        var first = Json.read(Http.post(url, "/cases", "k1", APPLICATION).body());
        var repeat = Http.post(url, "/cases", "k1", APPLICATION);

        assertThat(repeat.statusCode()).isEqualTo(200);
        assertThat(Json.read(repeat.body())).isEqualTo(first);
        assertThat(cases.cases()).hasSize(1);
        JsonNode received = Http.get(url, "/_received");
        assertThat(received).hasSize(1);
        assertThat(received.path(0).path("key").asString()).isEqualTo("KUVA-2026-000001");
        assertThat(received.path(0).path("idempotencyKey").asString()).isEqualTo("k1");
        assertThat(received.path(0).path("times").asInt()).isEqualTo(2);
    }

    @Test
    void the_same_application_under_another_key_updates_its_case() {
        String id = id(Http.post(url, "/cases", "k1", APPLICATION).body());
        var update = Http.post(url, "/cases", "k2", APPLICATION.replace("6177.5", "5000"));

        assertThat(update.statusCode()).isEqualTo(200);
        assertThat(id(update.body())).isEqualTo(id);
        JsonNode found = Http.get(url, "/cases?externalId=KUVA-2026-000001");
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("received").path("appliedAmount").asInt()).isEqualTo(5000);
        assertThat(cases.server().received().list())
                .extracting(Received.Message::idempotencyKey)
                .containsExactly("k1", "k2");
    }

    @Test
    void a_case_is_found_by_id_in_ahjos_shape_with_local_times() {
        String id = id(Http.post(url, "/cases", "k1", APPLICATION).body());

        JsonNode ahjo = Http.get(url, "/cases/" + id);

        assertThat(ahjo.path("CaseID").asString()).isEqualTo(id);
        assertThat(ahjo.path("CaseIDLabel").asString()).isEqualTo(id.replaceFirst("-", " "));
        assertThat(ahjo.path("Title").asString()).isEqualTo("Avustushakemus: Äänekäs ry");
        assertThat(ahjo.path("Status").asString()).isEqualTo("Vireillä");
        assertThat(ahjo.path("Created").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}");
        assertThat(ahjo.path("Records")).isEmpty();
    }

    @Test
    void a_case_is_decided_with_time_and_the_hub_is_told_with_a_thin_callback() {
        String id = id(Http.post(url, "/cases", "k1", APPLICATION).body());
        Random random = new Random(1);

        Message callback = cases.nextCallback(random).orElseThrow();
        while (!Http.get(url, "/cases/" + id).path("Status").asString().equals("Ratkaistu")) {
            callback = cases.nextCallback(random).orElseThrow();
        }

        assertThat(callback.path()).isEqualTo("/intake/ahjo");
        assertThat(Json.read(callback.body())).isEqualTo(Json.read("""
                {"updatetype": "Updated", "id": "%s"}""".formatted(id.replaceFirst("-", " "))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        JsonNode decision = Http.get(url, "/cases/" + id).path("Records").path(0);
        assertThat(decision.path("Type").asString()).isEqualTo("päätös");
        assertThat(decision.path("Issued").asString()).isNotEmpty();
        assertThat(cases.nextCallback(random)).as("nothing is left to decide").isEmpty();
    }

    @Test
    void what_does_not_open_a_case_is_refused() {
        assertThat(Http.post(url, "/cases", "k1", "{}").statusCode()).isEqualTo(400);
        assertThat(Http.post(url, "/cases", "k1", "{").statusCode()).isEqualTo(400);
        assertThat(Http.status(url, "/cases/HEL-2026-404")).isEqualTo(404);
        assertThat(Http.get(url, "/cases?externalId=unknown")).isEmpty();
        assertThat(cases.server().received().list()).isEmpty();
    }

    private static String id(byte[] body) {
        return Json.read(body).path("id").asString();
    }
}
