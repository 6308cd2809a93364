package fi.vayla.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.system.Fetched;
import fi.vayla.system.SystemAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestFetchTest {

    @Test
    void a_record_that_is_there_is_found_as_it_was_answered() throws Exception {
        try (var system = TestSystem.answering(200, "{\"otsikko\":\"Pyörätie\"}")) {
            SystemAdapter adapter = system.adapter("env:ASIAT", "/id", Duration.ofSeconds(20));

            assertThat(adapter.fetch("/cases/HEL%202025-1?fields=all"))
                    .isInstanceOfSatisfying(
                            Fetched.Found.class,
                            found -> assertThat(new String(found.body(), StandardCharsets.UTF_8))
                                    .isEqualTo("{\"otsikko\":\"Pyörätie\"}"));
            assertThat(system.received()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("GET");
                assertThat(request.path()).isEqualTo("/cases/HEL%202025-1?fields=all");
                assertThat(request.header("Authorization")).isEqualTo("Bearer salaisuus-ASIAT");
                assertThat(request.header("Accept")).isEqualTo("application/json");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void a_record_that_is_not_there_is_absent(int status) throws Exception {
        try (var system = TestSystem.answering(status, "ei ole")) {
            assertThat(system.adapter().fetch("/cases/1")).isEqualTo(new Fetched.Absent());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 401, 403, 429, 500, 503})
    void any_other_answer_tells_nothing(int status) throws Exception {
        try (var system = TestSystem.answering(status, "")) {
            assertThat(system.adapter().fetch("/cases/1"))
                    .isEqualTo(new Fetched.Unavailable("asiat answered " + status));
        }
    }

    @Test
    void nobody_listening_tells_nothing() throws Exception {
        try (var system = TestSystem.answering(200, "")) {
            SystemAdapter adapter;
            try (var gone = TestSystem.answering(200, "")) {
                adapter = system.adapterOf(gone.url());
            }
            assertThat(adapter.fetch("/cases/1")).isInstanceOf(Fetched.Unavailable.class);
        }
    }

    @Test
    void a_broken_connection_tells_nothing() throws Exception {
        try (var system = new TestSystem(exchange -> exchange.close())) {
            assertThat(system.adapter().fetch("/cases/1")).isInstanceOf(Fetched.Unavailable.class);
        }
    }

    @Test
    void a_path_that_is_no_address_tells_nothing() throws Exception {
        try (var system = TestSystem.answering(200, "{}")) {
            assertThat(system.adapter().fetch("/cases/HEL 2025-1")).isInstanceOf(Fetched.Unavailable.class);
        }
    }
}
