package fi.vayla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import fi.vayla.event.Receipt;
import fi.vayla.log.Appended;
import fi.vayla.system.Fetched;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is taken, over real HTTP, as INTERFACES promises. */
class IntakeHttpTest extends IntakeClient {

    @Autowired
    IntakeHttpTest(IntakeServer server, Intake intake, MeterRegistry meters) {
        super(server, intake, meters);
    }

    @Test
    void an_accepted_message_gets_a_receipt_and_is_on_the_log() throws Exception {
        var answer = send(idea("a-1"));
        String receipt = Receipt.of("ideas", "a-1").value();
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location")).contains("/api/messages/" + receipt);
        assertThat(answer.body()).isEqualTo("""
                {"receipt":"%s","source":"ideas","id":"a-1","type":"fi.vayla.form.submitted","subject":"a-1",\
                "receivedAt":"2026-11-02T08:00:00Z","duplicate":false}""".formatted(receipt));
        Event event = server.log.getFirst();
        assertThat(event.type()).isEqualTo(EventType.FORM_SUBMITTED);
        assertThat(Json.read(event.data()).at("/answers/title").asString()).isEqualTo("Lisää öljylamppuja");
        assertThat(received()).containsExactly("ideas accepted 1");
    }

    @Test
    void a_repeat_gets_the_same_receipt_and_is_not_appended_again() throws Exception {
        String first = send(idea("b-1")).body();
        var repeat = send(idea("b-1"));
        assertThat(repeat.statusCode()).isEqualTo(202);
        assertThat(repeat.body()).isEqualTo(first.replace("\"duplicate\":false", "\"duplicate\":true"));
        assertThat(server.log).hasSize(1);
        assertThat(received()).containsExactly("ideas accepted 1", "ideas duplicate 1");
    }

    @Test
    void what_an_idea_need_not_say_may_be_empty() throws Exception {
        String idea = """
                {"id": "%s", "title": "Testi", "description": "", "programme": "", "sentAt": "%s",
                 "proposer": {"name": "", "email": ""}}
                """;
        assertThat(send(request("ideas").POST(text(idea.formatted("a-2", "")))).statusCode())
                .isEqualTo(202);
        var wrong = send(request("ideas").POST(text(idea.formatted("a-3", "eilen"))));
        assertProblem(wrong, 422, "invalid");
        assertThat(errors(wrong)).containsExactly("/sentAt");
    }

    @Test
    void a_message_that_the_log_had_before_the_start_is_a_repeat() throws Exception {
        intake.remember(Receipt.of("ideas", "b-2"));
        assertThat(send(idea("b-2")).body()).contains("\"duplicate\":true");
        assertThat(server.log).isEmpty();
    }

    @Test
    void of_repeats_at_the_same_moment_one_is_appended() {
        var acknowledged = new CompletableFuture<Appended>();
        server.appending = event -> acknowledged;
        var answers =
                IntStream.range(0, 10).mapToObj(i -> sendAsync(idea("c-1"))).toList();
        Awaitility.await().until(() -> server.log.size() == 1);
        assertThat(answers).noneMatch(CompletableFuture::isDone);
        acknowledged.complete(IntakeServer.durable(server.log.getFirst()).join());
        assertThat(answers.stream().map(CompletableFuture::join).map(this::duplicate))
                .containsExactlyInAnyOrder(false, true, true, true, true, true, true, true, true, true);
        assertThat(server.log).hasSize(1);
    }

    @Test
    void without_the_log_nothing_is_accepted_and_the_next_try_is_new() throws Exception {
        server.appending = event -> CompletableFuture.completedFuture(new Appended.Unavailable("no broker answered"));
        var answer = send(idea("d-1"));
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        server.appending = IntakeServer::durable;
        assertThat(duplicate(send(idea("d-1")))).isFalse();
        assertThat(server.log).hasSize(2);
        assertThat(received()).containsExactly("ideas accepted 1", "ideas unavailable 1");
    }

    @Test
    void a_message_that_says_nothing_is_answered_and_not_kept() throws Exception {
        var answer = send(request("ahjo").POST(text("{\"updatetype\": \"Test\", \"id\": \"test\"}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"ignored\":\"a test\"}");
        assertThat(received()).containsExactly("ahjo ignored 1");
    }

    @Test
    void a_thin_messages_record_is_fetched_from_its_system() throws Exception {
        server.records = path -> path.equals("/cases/TST-1")
                ? new Fetched.Found("""
                        {"CaseID": "TST-1", "Title": "Testi", "Status": "Vireillä", "Created": "2026-03-02T10:00:00"}
                        """.getBytes(StandardCharsets.UTF_8))
                : new Fetched.Absent();
        var answer = send(callback("TST 1"));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"subject\":\"TST-1\"", "\"type\":\"fi.vayla.case.opened\"");
        assertThat(server.log.getFirst().type()).isEqualTo(EventType.CASE_OPENED);
    }

    @Test
    void a_record_that_cannot_be_seen_yet_is_sent_again() throws Exception {
        var answer = send(callback("TST-2"));
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void of_two_callbacks_the_later_fetched_record_is_appended_last() throws Exception {
        var fetched = new AtomicInteger();
        var acknowledged = new CompletableFuture<Appended>();
        server.records = path ->
                new Fetched.Found("""
                {"CaseID": "TST-5", "Title": "Testi", "Status": "Vaihe %d", "Created": "2026-03-02T10:00:00"}
                """.formatted(fetched.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
        server.appending = event -> acknowledged;
        var first = sendAsync(callback("TST-5"));
        Awaitility.await().until(() -> server.log.size() == 1);
        var second = sendAsync(callback("TST-5"));
        Awaitility.await().during(Duration.ofMillis(200)).until(() -> fetched.get() == 1);
        acknowledged.complete(IntakeServer.durable(server.log.getFirst()).join());

        assertThat(first.join().statusCode()).isEqualTo(202);
        assertThat(second.join().statusCode()).isEqualTo(202);
        assertThat(server.log)
                .extracting(event -> Json.read(event.data()).path("status").asString())
                .containsExactly("Vaihe 1", "Vaihe 2");
    }

    @Test
    void a_thin_message_waits_for_its_system() throws Exception {
        server.records = path -> new Fetched.Unavailable("timeout");
        var answer = send(callback("TST-3"));
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        server.records = path -> new Fetched.Found("<html>".getBytes(StandardCharsets.UTF_8));
        assertProblem(send(callback("TST-3")), 503, "unavailable");
        assertThat(server.log).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01, none",
                "nonsense, none"
            })
    void a_well_formed_trace_context_travels_with_the_event(String sent, String kept) throws Exception {
        send(idea("j-" + sent.hashCode()).header("traceparent", sent));
        assertThat(server.log.getFirst().traceparent()).isEqualTo(kept);
    }

    @Test
    void a_source_that_sends_too_much_at_once_is_told_to_slow_down() throws Exception {
        var acknowledged = new CompletableFuture<Appended>();
        server.appending = event -> acknowledged;
        var answers =
                IntStream.range(0, 20).mapToObj(i -> sendAsync(idea("k-" + i))).toList();
        Awaitility.await().until(() -> server.log.size() == 20);
        var answer = send(idea("k-20"));
        assertProblem(answer, 429, "too-fast");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        acknowledged.complete(IntakeServer.durable(server.log.getFirst()).join());
        assertThat(answers).allMatch(each -> each.join().statusCode() == 202);
    }

    @Test
    void a_case_record_keeps_its_letters_on_the_way_to_the_log() throws Exception {
        send(request("ahjo").POST(text("""
                {"CaseID": "TST-4", "Title": "Åäö €", "Status": "Käsittelyssä", "Created": "2026-03-02T10:00:00"}
                """)));
        assertThat(Json.read(server.log.getFirst().data(), JsonNode.class)
                        .path("title")
                        .asString())
                .isEqualTo("Åäö €");
    }
}
