package fi.vayla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import fi.vayla.event.Problem;
import fi.vayla.log.Appended;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is not taken, over real HTTP: each refusal has its status and says what to do. */
class IntakeRefusalTest extends IntakeClient {

    @Autowired
    IntakeRefusalTest(IntakeServer server, Intake intake, MeterRegistry meters) {
        super(server, intake, meters);
    }

    @Test
    void an_event_that_its_schema_refuses_is_refused() throws Exception {
        server.appending = event ->
                CompletableFuture.completedFuture(new Appended.Invalid(List.of(new Problem("/form", "is odd"))));
        var answer = send(idea("e-1"));
        assertProblem(answer, 422, "invalid");
        assertThat(Json.MAPPER.readTree(answer.body()).path("errors"))
                .hasToString("[{\"pointer\":\"/form\",\"message\":\"is odd\"}]");
    }

    @Test
    void a_document_that_fails_the_sources_schema_is_refused_with_the_places() throws Exception {
        var answer = send(request("ideas").POST(text("{\"id\": 7, \"title\": \"\", \"extra\": 1}")));
        assertProblem(answer, 422, "invalid");
        assertThat(errors(answer)).containsExactlyInAnyOrder("/id", "/title", "");
        assertThat(server.log).isEmpty();
        assertThat(received()).containsExactly("ideas rejected 1");
    }

    @ParameterizedTest
    @CsvSource({"501, 422", "500, 202"})
    void an_id_has_at_most_500_characters(int length, int status) throws Exception {
        String form = """
                {"compensation": {"applicationInfoArray": [
                  {"ID": "applicationType", "value": "TESTI", "valueType": "string"},
                  {"ID": "formTimeStamp", "value": "2026-01-01T10:00:00", "valueType": "datetime"},
                  {"ID": "applicationNumber", "value": "%s", "valueType": "string"}]}}
                """.formatted("x".repeat(length));
        assertThat(send(request("helsinki-grants").POST(text(form))).statusCode())
                .isEqualTo(status);
    }

    @Test
    void a_caller_without_a_key_with_a_wrong_one_and_at_a_closed_source_stays_out() throws Exception {
        var missing = send(plain("ideas").POST(text(IDEA.formatted("f-1"))));
        assertProblem(missing, 401, "unauthenticated");
        assertThat(missing.headers().firstValue("WWW-Authenticate")).isPresent();
        assertProblem(send(plain("ideas").header("X-Api-Key", "arvaus").POST(text("{}"))), 401, "unauthenticated");
        server.unset.add("VAYLA_SOURCE_FORMIO_SECRET");
        var closed = send(plain("formio").header("X-Api-Key", "avain").POST(text("{}")));
        assertProblem(closed, 403, "forbidden");
        assertThat(closed.body()).contains("env:VAYLA_SOURCE_FORMIO_SECRET");
        assertThat(server.log).isEmpty();
    }

    @Test
    void a_signature_of_the_body_lets_in() throws Exception {
        // the signature of this body with this secret is the example of GitHub's documentation
        String signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
        var github = plain("github").header("X-Hub-Signature-256", signature);
        assertProblem(send(github.copy().POST(text("Hello, World!"))), 400, "malformed");
        assertProblem(send(github.copy().POST(text("Hello, World?"))), 401, "unauthenticated");
    }

    @Test
    void unknown_sources_are_not_found_and_counted_together() throws Exception {
        assertProblem(send(request("none").POST(text("{}"))), 404, "unknown-source");
        assertProblem(send(request("nothing").POST(text("{}"))), 404, "unknown-source");
        assertThat(received()).containsExactly("unknown rejected 2");
    }

    @Test
    void of_an_unknown_source_and_a_wrong_key_no_body_is_read() throws Exception {
        assertThat(headersOnly("POST /intake/none HTTP/1.1")).startsWith("HTTP/1.1 404");
        assertThat(headersOnly("POST /intake/ideas HTTP/1.1", "X-Api-Key: arvaus"))
                .startsWith("HTTP/1.1 401");
        assertThat(received()).containsExactly("ideas rejected 1", "unknown rejected 1");
    }

    /** The status line that a sender gets who promises a body and never sends it. */
    private String headersOnly(String... lines) throws IOException {
        try (var socket = new Socket("localhost", address("x").getPort())) {
            socket.setSoTimeout(10_000);
            String head = String.join("\r\n", lines)
                    + "\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    @Test
    void what_is_too_large_is_refused_with_and_without_a_length() throws Exception {
        byte[] large = new byte[100 * 1024 + 1];
        assertProblem(send(request("ideas").POST(BodyPublishers.ofByteArray(large))), 413, "too-large");
        assertProblem(
                send(request("ideas").POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))),
                413,
                "too-large");
        assertThat(received()).containsExactly("ideas rejected 2");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 202",
        "application/json;charset=UTF-8, 202",
        "application/cloudevents+json, 202",
        "application/json;charset=ISO-8859-1, 415",
        "application/json;charset=none, 415",
        "text/plain, 415",
        "nonsense, 415"
    })
    void only_json_in_utf_8_is_taken(String contentType, int status) throws Exception {
        var request = HttpRequest.newBuilder(address("ideas"))
                .header("X-Api-Key", "avain")
                .header("Content-Type", contentType)
                .POST(text(IDEA.formatted("g-" + contentType.hashCode())));
        assertThat(send(request).statusCode()).isEqualTo(status);
    }

    @Test
    void a_body_without_a_type_or_packed_is_not_taken() throws Exception {
        var untyped = HttpRequest.newBuilder(address("ideas")).POST(text("{}"));
        assertProblem(send(untyped), 415, "wrong-media-type");
        assertProblem(
                send(request("ideas").header("Content-Encoding", "gzip").POST(text("{}"))), 415, "wrong-media-type");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, 202", "ISO-8859-1, 400", "UTF-16, 400", "UTF-16LE, 400", "UTF-32BE, 400"})
    void another_encoding_is_malformed(Charset charset, int status) throws Exception {
        byte[] body = IDEA.formatted("h-1").getBytes(charset);
        assertThat(send(request("ideas").POST(BodyPublishers.ofByteArray(body))).statusCode())
                .isEqualTo(status);
    }

    @Test
    void a_byte_order_mark_is_tolerated() throws Exception {
        assertThat(send(request("ideas").POST(text("\uFEFF" + IDEA.formatted("i-1"))))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_fault_of_the_hub_shows_nothing_of_its_inside() throws Exception {
        server.appending = event -> {
            throw new IllegalStateException("inside");
        };
        var answer = send(idea("l-1"));
        assertProblem(answer, 500, "fault");
        assertThat(answer.body()).doesNotContain("inside", "Exception", "fi.vayla.intake");
        server.appending = IntakeServer::durable;
        assertThat(send(idea("l-1")).statusCode()).isEqualTo(202);
    }
}
