package fi.vayla.system.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fi.vayla.system.Call;
import fi.vayla.system.Calls;
import fi.vayla.system.Capability;
import fi.vayla.system.Lookup;
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

class RestFindTest {

    private static final Map<String, String> BY_NUMBER =
            Map.of("path", "/cases", "find", "/cases?externalId={subject}", "found", "/0/id");

    private final Call call = Calls.of(Calls.event("HEL 2025-1 ä"), BY_NUMBER, "{}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/0/id        | [{\"id\":\"HEL-2025-001216\"}]            | HEL-2025-001216",
                "/0/id        | [{\"id\":17},{\"id\":18}]                 | 17",
                "/id          | {\"id\":\"a/b\"}                          | a/b",
                "/hits/0/asia | {\"count\":1,\"hits\":[{\"asia\":\"Ä\"}]} | Ä",
            })
    void a_record_with_an_id_is_found(String found, String body, String id) throws Exception {
        assertThat(lookup(200, found, body)).isEqualTo(new Lookup.Found(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | /0/id      | []",
                "200 | /id        | {}",
                "200 | /id        | {\"id\":null}",
                "200 | /id        | null",
                "200 | /id        | []",
                "200 | /hits/0/id | {\"count\":0,\"hits\":[]}",
                "404 | /id        | ei ole",
                "410 | /id        | {\"id\":\"poistettu\"}",
            })
    void an_answer_without_an_id_says_that_there_is_none(int status, String found, String body) throws Exception {
        assertThat(lookup(status, found, body)).isEqualTo(new Lookup.Absent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | /id | <html>Kirjaudu sisään</html>",
                "200 | /id | {\"id\":",
                "200 | /id | ''",
                "200 | /id | [{\"id\":\"1\"}]",
                "200 | /0  | [{\"id\":\"1\"}]",
                "202 | /id | {\"id\":\"1\"}",
                "204 | /id | ''",
                "302 | /id | {\"id\":\"1\"}",
                "400 | /id | {}",
                "401 | /id | {}",
                "403 | /id | {}",
                "500 | /id | {}",
            })
    void anything_else_tells_nothing(int status, String found, String body) throws Exception {
        assertThat(lookup(status, found, body)).isInstanceOf(Lookup.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_system_that_is_busy_says_how_long_to_wait(int status) throws Exception {
        try (var system = TestSystem.answering(status, "Retry-After", "7")) {
            assertThat(system.adapter().find(call))
                    .isEqualTo(new Lookup.Unavailable("HTTP " + status, Duration.ofSeconds(7)));
        }
    }

    @Test
    void an_answer_that_never_comes_tells_nothing() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (var system = new TestSystem(exchange -> await(ended))) {
            SystemAdapter adapter = system.adapter(null, "/id", Duration.ofMillis(300));

            assertThat(adapter.find(call)).isInstanceOf(Lookup.Unavailable.class);
        } finally {
            ended.countDown();
        }
    }

    @Test
    void a_broken_connection_and_nobody_listening_tell_nothing() throws Exception {
        SystemAdapter gone;
        try (var system = new TestSystem(exchange -> exchange.close())) {
            gone = system.adapter();
            assertThat(gone.find(call)).isInstanceOf(Lookup.Unavailable.class);
        }
        assertThat(gone.find(call)).isInstanceOf(Lookup.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_not_followed(int status) throws Exception {
        try (var other = TestSystem.answering(200, "{\"id\":\"1\"}");
                var system = TestSystem.answering(status, "Location", other.url() + "/cases")) {
            assertThat(system.adapter().find(call)).isInstanceOf(Lookup.Unavailable.class);
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void it_is_asked_with_get_and_the_messages_own_words() throws Exception {
        Map<String, String> parameters = Map.of(
                "path", "/cases", "find", "/by/{subject}?key={idempotencyKey}&id={id}&receipt={receipt}&no={/no}");
        Call asking = Calls.of(Calls.event("HEL 1/2"), parameters, "{\"no\":\"a&b=ä\"}");
        try (var system = TestSystem.answering(200, "{\"id\":\"1\"}")) {
            SystemAdapter adapter = system.adapter("env:ASIAT", "/id", Duration.ofSeconds(20));

            assertThat(adapter.find(asking)).isEqualTo(new Lookup.Found("1"));
            assertThat(system.received()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("GET");
                assertThat(request.path())
                        .isEqualTo("/by/HEL%201%2F2?key=reitti-1&id=1&receipt="
                                + asking.event().receipt() + "&no=a%26b%3D%C3%A4");
                assertThat(request.header("Authorization")).isEqualTo("Bearer salaisuus-ASIAT");
                assertThat(request.header("Accept")).isEqualTo("application/json");
                assertThat(request.header("traceparent")).isEqualTo(Calls.TRACEPARENT);
            });
        }
    }

    @Test
    void what_cannot_be_looked_up_is_refused_before_it_is_sent() throws Exception {
        Call unfilled =
                Calls.of(Calls.event("HEL-1"), Map.of("path", "/cases", "find", "/cases?no={/no}"), "{\"no\":\" \"}");
        try (var system = TestSystem.answering(201, "{}")) {
            assertThat(system.adapter().deliver(unfilled))
                    .isEqualTo(new Outcome.Refused(
                            Outcome.Reason.MAPPING, "The message has no /no for the path /cases?no={/no}"));
            assertThat(system.adapter().find(unfilled)).as("it was never sent").isEqualTo(new Lookup.Absent());
            assertThat(system.received()).isEmpty();
        }
    }

    @Test
    void without_a_find_it_cannot_be_asked() throws Exception {
        try (var system = TestSystem.answering(200, "{}")) {
            assertThatIllegalStateException().isThrownBy(() -> system.adapter().find(Calls.to("/cases", "{}")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   false, false, NEITHER",
        "PATCH,  false, false, NEITHER",
        "PUT,    false, false, IDEMPOTENT",
        "DELETE, false, false, IDEMPOTENT",
        "POST,   true,  false, IDEMPOTENT",
        "POST,   false, true,  FIND",
        "PUT,    true,  true,  FIND",
    })
    void what_can_be_done_follows_from_find_method_and_system(
            String method, boolean idempotent, boolean find, Capability capability) throws Exception {
        Map<String, String> parameters = find ? Map.of("method", method, "find", "/a") : Map.of("method", method);
        try (var system = TestSystem.answering(200, "{}")) {
            assertThat(system.adapter(64, idempotent).capability(parameters)).isEqualTo(capability);
        }
    }

    private Lookup lookup(int status, String found, String body) throws Exception {
        Map<String, String> parameters = Map.of("find", "/cases/{subject}", "found", found);
        try (var system = TestSystem.answering(status, body)) {
            return system.adapter().find(Calls.of(Calls.event("HEL-1"), parameters, "{}"));
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
