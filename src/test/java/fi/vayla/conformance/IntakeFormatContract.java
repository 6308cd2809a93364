package fi.vayla.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.Event;
import fi.vayla.event.Json;
import fi.vayla.intake.IntakeServer;
import fi.vayla.log.Appended;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the intake makes of every fault of a sender, of the way and of the log. A new format's test gives a sample message. */
@Contract("Intake formats")
@SpringBootTest(
        classes = IntakeServer.class,
        properties = {
            "vayla.intake.max-body-size=100KB",
            "server.tomcat.connection-timeout=3s",
            "server.tomcat.keep-alive-timeout=10m"
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class IntakeFormatContract {

    private static final int LARGEST = 100 * 1024;
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final AtomicInteger MESSAGES = new AtomicInteger();

    private final List<Event> onLog = new CopyOnWriteArrayList<>();
    private final String id = "TST-2026-" + MESSAGES.incrementAndGet();

    @Autowired
    private IntakeServer server;

    @LocalServerPort
    private int port;

    /** The source of {@code config/sources.yaml} that sends this format; its secret is {@code avain}. */
    protected abstract String source();

    /** A message that becomes an event; another one for each id. */
    protected abstract String message(String someId);

    /** JSON that is not what the format asks for. */
    protected abstract String incomplete();

    /** What the format reads from headers. */
    protected Map<String, String> headers(String someId) {
        return Map.of();
    }

    /** How the source proves who it is. */
    protected Map<String, String> credentials(byte[] body) {
        return Map.of("X-Api-Key", "avain");
    }

    @BeforeEach
    void aLogThatTakesEverything() {
        server.reset();
        server.appending = this::durable;
    }

    @Fault("none")
    void a_message_is_taken_with_a_receipt() throws Exception {
        var answer = send(message(id));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(onLog).hasSize(1);
        String receipt = onLog.getFirst().receipt().value();
        assertThat(json(answer).path("receipt").asString()).isEqualTo(receipt);
        assertThat(json(answer).path("duplicate").asBoolean()).isFalse();
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/messages/" + receipt);
    }

    @Fault("duplicate")
    void a_duplicate_gets_the_same_receipt_and_is_no_second_event() throws Exception {
        var first = send(message(id));
        var second = send(message(id));

        assertTaken(second, true);
        assertThat(json(second).path("receipt")).isEqualTo(json(first).path("receipt"));
        assertThat(onLog).hasSize(1);
    }

    @Fault("malformed body")
    void a_malformed_body_is_refused() throws Exception {
        String message = message(id).strip();

        assertProblem(send(message.substring(0, message.length() - 1)), 400);
    }

    @Fault("document of another kind")
    void a_document_of_another_kind_is_refused_with_the_places() throws Exception {
        var answer = send(incomplete());

        assertProblem(answer, 422);
        assertThat(json(answer).path("errors")).isNotEmpty().allSatisfy(error -> {
            assertThat(error.path("pointer").isString()).isTrue();
            assertThat(error.path("message").asString()).isNotBlank();
        });
    }

    @Fault("empty body")
    void an_empty_body_is_refused() throws Exception {
        assertProblem(send(""), 400);
    }

    @Fault("wrong media type")
    void another_media_type_is_refused() throws Exception {
        byte[] body = bytes(message(id));

        assertProblem(sender().send(body, headers(body), "text/plain"), 415);
    }

    @Fault("too large")
    void what_is_too_large_is_refused() throws Exception {
        String message = message(id);

        assertProblem(send(message + " ".repeat(LARGEST + 1 - bytes(message).length)), 413);
        assertTaken(send(message + " ".repeat(LARGEST - bytes(message).length)), false);
    }

    @Fault("bad credentials")
    void a_caller_without_the_right_credentials_stays_out() throws Exception {
        byte[] body = bytes(message(id));

        assertProblem(sender().send(body, headers(id), "application/json"), 401);
        assertProblem(sender().send(body, with(headers(id), wrongCredentials(body)), "application/json"), 401);
        server.unset.add("VAYLA_SOURCE_" + source().toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET");
        assertProblem(sender().send(body, headers(body), "application/json"), 403);
    }

    @Fault("slow sender: drop by drop")
    void a_body_that_comes_drop_by_drop_is_taken() throws Exception {
        byte[] body = bytes(message(id));
        try (var connection = sender().connect(body, headers(body))) {
            for (int from = 0; from < body.length; from += 40) {
                connection.write(Arrays.copyOfRange(body, from, Math.min(from + 40, body.length)));
                Thread.sleep(10); // the fault itself
            }
            assertThat(connection.statusLine(BOUND)).startsWith("HTTP/1.1 202");
        }
        assertThat(onLog).hasSize(1);
    }

    @Fault("slow sender: stops in the middle")
    void a_body_that_stops_in_the_middle_ends_in_bounded_time() throws Exception {
        byte[] body = bytes(message(id));
        try (var connection = sender().connect(body, headers(body))) {
            connection.write(Arrays.copyOf(body, body.length / 2));

            assertThat(connection.statusLine(BOUND)).doesNotStartWith("HTTP/1.1 2");
        }
        assertThat(onLog).isEmpty();
        assertTaken(send(message(id)), false);
    }

    @Fault("connection cut in the body")
    void a_body_that_is_cut_off_leaves_nothing_behind_and_its_repeat_is_taken() throws Exception {
        byte[] body = bytes(message(id));
        try (var connection = sender().connect(body, headers(body))) {
            connection.write(Arrays.copyOf(body, body.length - 1));
        }

        assertTaken(send(message(id)), false);
        assertThat(onLog).hasSize(1);
    }

    @Fault("log unavailable")
    void without_the_log_nothing_is_taken_and_nothing_lost() throws Exception {
        server.appending = event -> CompletableFuture.completedFuture(new Appended.Unavailable("no broker answers"));
        var answer = send(message(id));
        assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).get().asString().matches("[1-9][0-9]*");

        server.appending = this::durable;
        assertTaken(send(message(id)), false);
        assertThat(onLog).hasSize(1);
    }

    @Fault("answer lost")
    void a_sender_that_lost_the_answer_and_sends_again_makes_one_event() throws Exception {
        byte[] body = bytes(message(id));
        try (var connection = sender().connect(body, headers(body))) {
            connection.write(body);
            await().atMost(BOUND).until(() -> onLog.size() == 1);
        }

        assertTaken(send(message(id)), true);
        assertThat(onLog).hasSize(1);
    }

    private CompletableFuture<Appended> durable(Event event) {
        onLog.add(event);
        return IntakeServer.durable(event);
    }

    private HttpResponse<String> send(String text) throws Exception {
        byte[] body = bytes(text);
        return sender().send(body, headers(body), "application/json");
    }

    private Sender sender() {
        return new Sender(port, "/intake/" + source());
    }

    private Map<String, String> headers(byte[] body) {
        return with(headers(id), credentials(body));
    }

    private Map<String, String> wrongCredentials(byte[] body) {
        Map<String, String> wrong = new java.util.HashMap<>(credentials(body));
        wrong.replaceAll((name, value) -> value.replaceAll("[a-z0-9]", "0"));
        return wrong;
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new java.util.HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private void assertTaken(HttpResponse<String> answer, boolean duplicate) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(answer).path("duplicate").asBoolean()).isEqualTo(duplicate);
    }

    private void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("status").asInt()).isEqualTo(status);
        assertThat(json(answer).path("detail").asString()).isNotBlank();
        assertThat(onLog).isEmpty();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.read(bytes(answer.body()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
