package fi.vayla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A client of the intake's server. One context serves all tests that extend it. */
@SpringBootTest(
        classes = IntakeServer.class,
        properties = {
            "vayla.intake.max-body-size=100KB",
            "vayla.intake.concurrent=20",
            "vayla.attachments.folder=" + IntakeClient.FILES,
            "vayla.attachments.largest=1MB"
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class IntakeClient {

    /** Where the server keeps files. */
    static final String FILES = "target/attachments-of-tests";

    static final String IDEA = "{\"id\": \"%s\", \"title\": \"Lisää öljylamppuja\"}";

    private final HttpClient client = HttpClient.newHttpClient();

    final IntakeServer server;
    final Intake intake;
    private final MeterRegistry meters;

    @LocalServerPort
    private int port;

    IntakeClient(IntakeServer server, Intake intake, MeterRegistry meters) {
        this.server = server;
        this.intake = intake;
        this.meters = meters;
    }

    @BeforeEach
    void reset() {
        server.reset();
        meters.clear();
    }

    HttpRequest.Builder idea(String id) {
        return request("ideas").POST(text(IDEA.formatted(id)));
    }

    HttpRequest.Builder callback(String id) {
        return request("ahjo").POST(text("{\"updatetype\": \"Added\", \"id\": \"" + id + "\"}"));
    }

    HttpRequest.Builder request(String source) {
        return plain(source).header("X-Api-Key", "avain");
    }

    HttpRequest.Builder plain(String source) {
        return HttpRequest.newBuilder(address(source)).header("Content-Type", "application/json");
    }

    URI address(String source) {
        return URI.create("http://localhost:" + port + "/intake/" + source);
    }

    static HttpRequest.BodyPublisher text(String body) {
        return BodyPublishers.ofString(body);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    boolean duplicate(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body()).path("duplicate").booleanValue();
    }

    static void assertProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = Json.MAPPER.readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:vayla:problem:" + kind);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
    }

    static List<String> errors(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body()).path("errors").values().stream()
                .map(error -> error.path("pointer").asString())
                .toList();
    }

    /** What was counted, as {@code source outcome count}. */
    List<String> received() {
        return meters.find("vayla.intake.received").counters().stream()
                .map(counter -> counter.getId().getTag("source") + " "
                        + counter.getId().getTag("outcome") + " " + (long) counter.count())
                .sorted()
                .toList();
    }
}
