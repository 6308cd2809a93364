package fi.vayla.system.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.vayla.event.Event;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.system.Call;
import fi.vayla.system.Calls;
import fi.vayla.system.Fetched;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestDeliveryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "201 | {\"id\":\"HEL-2025-001216\"}    | HEL-2025-001216",
                "200 | {\"id\":1216}                   | 1216",
                "200 | {\"id\":null}                   |",
                "200 | {\"id\":{\"a\":1}}              |",
                "200 | {\"other\":1}                   |",
                "200 | OK                              |",
                "202 | ''                              |",
                "204 | ''                              |",
            })
    void a_2xx_is_delivered_with_the_targets_id_if_it_told_one(int status, String body, String targetId)
            throws Exception {
        try (var system = TestSystem.answering(status, body)) {
            assertThat(system.adapter().deliver(Calls.to("/cases", "{}"))).isEqualTo(new Outcome.Delivered(targetId));
        }
    }

    @Test
    void the_targets_id_is_where_the_system_says() throws Exception {
        try (var system = TestSystem.answering(201, "{\"case\":{\"numero\":\"HEL 2025-1216 ä\"}}")) {
            SystemAdapter adapter = system.adapter(null, "/case/numero", Duration.ofSeconds(20));

            assertThat(adapter.deliver(Calls.to("/cases", "{}"))).isEqualTo(new Outcome.Delivered("HEL 2025-1216 ä"));
        }
    }

    @Test
    void a_place_of_the_id_that_is_no_json_pointer_is_an_error_at_the_start() throws Exception {
        try (var system = TestSystem.answering(200, "{}")) {
            assertThatExceptionOfType(InvalidConfiguration.class)
                    .isThrownBy(() -> system.adapter(null, "id", Duration.ofSeconds(20)))
                    .withMessage("System asiat: targetId \"id\" is not a JSON Pointer; write it as /id");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308, 408, 425, 429, 500, 502, 503, 504, 599})
    void a_system_that_is_away_or_busy_is_unavailable(int status) throws Exception {
        try (var system = TestSystem.answering(status, "huolto käynnissä")) {
            assertThat(system.adapter().deliver(Calls.to("/cases", "{}")))
                    .isInstanceOfSatisfying(
                            Outcome.Unavailable.class,
                            outcome -> assertThat(outcome.detail()).startsWith("HTTP " + status));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 410, 422})
    void any_other_answer_is_a_refusal(int status) throws Exception {
        try (var system = TestSystem.answering(status, "")) {
            assertThat(system.adapter().deliver(Calls.to("/cases", "{}")))
                    .isEqualTo(new Outcome.Refused(Outcome.Reason.REJECTED_BY_SYSTEM, "HTTP " + status));
        }
    }

    @Test
    void a_refusal_quotes_the_start_of_the_answer() throws Exception {
        try (var system = TestSystem.answering(422, "Määrä puuttuu. " + "x".repeat(9000))) {
            assertThat(system.adapter().deliver(Calls.to("/cases", "{}")))
                    .isEqualTo(new Outcome.Refused(
                            Outcome.Reason.REJECTED_BY_SYSTEM, "HTTP 422: Määrä puuttuu. " + "x".repeat(485)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_never_followed(int status) throws Exception {
        try (var other = TestSystem.answering(200, "{}");
                var system = TestSystem.answering(status, "Location", other.url() + "/cases")) {
            assertThat(system.adapter().deliver(Calls.to("/cases", "{}"))).isInstanceOf(Outcome.Unavailable.class);
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void nobody_listening_is_unavailable() throws Exception {
        SystemAdapter adapter;
        try (var system = TestSystem.answering(200, "")) {
            try (var gone = TestSystem.answering(200, "")) {
                adapter = system.adapterOf(gone.url());
            }
            assertThat(adapter.deliver(Calls.to("/cases", "{}"))).isInstanceOf(Outcome.Unavailable.class);
        }
    }

    @Test
    void what_comes_while_the_hub_stops_is_unavailable_and_not_lost_to_a_parking_lot() throws Exception {
        SystemAdapter adapter;
        try (var system = TestSystem.answering(200, "")) {
            adapter = system.adapter();
        }
        assertThat(adapter.deliver(Calls.to("/cases", "{}")))
                .isEqualTo(new Outcome.Unavailable("java.net.ConnectException: The hub is stopping", null));
        assertThat(adapter.fetch("/cases/1")).isInstanceOf(Fetched.Unavailable.class);
    }

    @Test
    void an_answer_that_never_comes_is_unknown() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (var system = new TestSystem(exchange -> held(asked, 20_000))) {
            SystemAdapter adapter = system.adapter(null, "/id", Duration.ofMillis(300));

            assertThat(adapter.deliver(Calls.to("/cases", "{}"))).isInstanceOf(Outcome.Unknown.class);
            assertThat(system.received()).as("sent once").hasSize(1);
        } finally {
            asked.countDown();
        }
    }

    @Test
    void an_answer_that_comes_drop_by_drop_for_ever_is_unknown() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (var system = new TestSystem(exchange -> {
            exchange.sendResponseHeaders(201, 0);
            while (ended.getCount() > 0) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                held(ended, 50);
            }
        })) {
            SystemAdapter adapter = system.adapter(null, "/id", Duration.ofMillis(300));

            assertThat(adapter.deliver(Calls.to("/cases", "{}"))).isInstanceOf(Outcome.Unknown.class);
        } finally {
            ended.countDown();
        }
    }

    @Test
    void a_connection_that_breaks_before_the_answer_is_unknown() throws Exception {
        try (var system = new TestSystem(exchange -> exchange.close())) {
            assertThat(system.adapter().deliver(Calls.to("/cases", "{}"))).isInstanceOf(Outcome.Unknown.class);
            assertThat(system.received()).as("sent once").hasSize(1);
        }
    }

    @Test
    void an_answer_that_breaks_off_is_unknown() throws Exception {
        try (var system = new TestSystem(exchange -> {
            exchange.sendResponseHeaders(201, 1000);
            exchange.getResponseBody().write("{\"id\":".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        })) {
            assertThat(system.adapter().deliver(Calls.to("/cases", "{}"))).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    void the_request_says_who_sends_it_for_which_event() throws Exception {
        try (var system = TestSystem.answering(200, "{}")) {
            SystemAdapter adapter = system.adapter("env:ASIAT_TOKEN", "/id", Duration.ofSeconds(20));

            adapter.deliver(Calls.to("/cases?kind=avustus", "{\"nimi\":\"Testi Hämäläinen\"}"));

            assertThat(system.received()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.path()).isEqualTo("/cases?kind=avustus");
                assertThat(request.body()).isEqualTo("{\"nimi\":\"Testi Hämäläinen\"}");
                assertThat(request.header("Idempotency-Key")).isEqualTo("reitti-1");
                assertThat(request.header("traceparent")).isEqualTo(Calls.TRACEPARENT);
                assertThat(request.header("Authorization")).isEqualTo("Bearer salaisuus-ASIAT_TOKEN");
                assertThat(request.header("Content-Type")).startsWith("application/json");
                assertThat(request.header("User-Agent")).isEqualTo("vayla");
            });
        }
    }

    @Test
    void what_the_event_or_the_system_does_not_have_is_not_sent() throws Exception {
        Event traced = Calls.event("HEL-1");
        Event untraced = Event.of(
                traced.type(), "lomakkeet", "2", "HEL-1", traced.time(), traced.receivedAt(), null, traced.data());
        try (var system = TestSystem.answering(200, "{}")) {
            system.adapter().deliver(Calls.of(untraced, Map.of("path", "/cases"), "{}"));

            assertThat(system.received().getFirst().header("traceparent")).isNull();
            assertThat(system.received().getFirst().header("Authorization")).isNull();
        }
    }

    @Test
    void without_its_token_a_system_is_waited_for_and_not_called() throws Exception {
        try (var system = TestSystem.answering(200, "{}")) {
            SystemAdapter adapter = system.adapter("file:/no/such/token", "/id", Duration.ofSeconds(5));

            assertThat(adapter.deliver(Calls.to("/cases", "{}")))
                    .isInstanceOfSatisfying(
                            Outcome.Unavailable.class,
                            outcome ->
                                    assertThat(outcome.detail()).contains("no token for asiat at file:/no/such/token"));
            assertThat(system.received()).isEmpty();
        }
    }

    @Test
    void the_route_chooses_the_method_and_fills_the_path() throws Exception {
        Call call = Calls.of(
                Calls.event("HEL 2025/1 ä"),
                Map.of("method", "PUT", "path", "/cases/{subject}/lines/{/line/no}"),
                "{\"line\":{\"no\":7}}");
        try (var system = TestSystem.answering(200, "{}")) {
            assertThat(system.adapter().deliver(call)).isEqualTo(new Outcome.Delivered(null));

            assertThat(system.received().getFirst().method()).isEqualTo("PUT");
            assertThat(system.received().getFirst().path()).isEqualTo("/cases/HEL%202025%2F1%20%C3%A4/lines/7");
        }
    }

    @Test
    void a_body_without_what_the_path_needs_is_refused_before_it_is_sent() throws Exception {
        try (var system = TestSystem.answering(200, "{}")) {
            assertThat(system.adapter().deliver(Calls.to("/cases/{/number}", "{}")))
                    .isEqualTo(new Outcome.Refused(
                            Outcome.Reason.MAPPING, "The message has no /number for the path /cases/{/number}"));
            assertThat(system.received()).isEmpty();
        }
    }

    @Test
    void a_path_that_is_no_address_is_refused_before_it_is_sent() throws Exception {
        try (var system = TestSystem.answering(200, "{}")) {
            assertThat(system.adapter().deliver(Calls.to("/uudet asiat", "{}")))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Outcome.Reason.MAPPING));
        }
    }

    private static void held(CountDownLatch until, long millis) {
        try {
            until.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
