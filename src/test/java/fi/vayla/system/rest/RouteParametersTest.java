package fi.vayla.system.rest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.system.SystemAdapter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a route says of a REST system is checked when the route is loaded. */
class RouteParametersTest {

    @Test
    void what_the_adapter_understands_is_taken() throws Exception {
        try (var system = TestSystem.answering(200, "")) {
            SystemAdapter adapter = system.adapter();
            assertThatCode(() -> {
                        adapter.check(Map.of());
                        adapter.check(Map.of("method", "PUT", "path", "/cases/{subject}/{/line/0}?a={receipt}"));
                        adapter.check(Map.of("find", "/cases?id={id}&key={idempotencyKey}", "found", "/0/id"));
                    })
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fond   | /0/id        | system:asiat has no parameter fond; it takes method, path and body, files and message, find and found, and record, create and created",
                "method | put          | The method put of system:asiat is none; use POST, PUT, PATCH or DELETE",
                "path   | cases        | The path cases of system:asiat begins with /",
                "path   | /new cases   | The path /new cases of system:asiat is no address: ",
                "find   | cases        | The find cases of system:asiat begins with /",
                "find   | ''           | The find  of system:asiat begins with /",
                "find   | /a?n={numer} | The find /a?n={numer} of system:asiat has the unknown place {numer}; use {subject},",
                "find   | /a?n={id     | The find /a?n={id of system:asiat is no address: ",
                "found  | /0/id        | The parameter found of system:asiat is for an answer to find; add find",
                "found  | 0/id         | The parameter found of system:asiat, \"0/id\", is not a JSON Pointer; write it as /0/id",
            })
    void what_is_wrong_is_named(String name, String value, String message) throws Exception {
        try (var system = TestSystem.answering(200, "")) {
            assertThatExceptionOfType(InvalidConfiguration.class)
                    .isThrownBy(() -> system.adapter().check(Map.of(name, value)))
                    .withMessageStartingWith(message.stripTrailing());
        }
    }
}
