package fi.vayla.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.attachment.FileStores;
import fi.vayla.system.Call;
import fi.vayla.system.Calls;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAuthentication;
import fi.vayla.system.SystemAuthentication.Scheme;
import fi.vayla.system.SystemDefinition;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What systems.yaml and a route may say of a system that is not like most. */
class RestSettingsTest {

    private final RestSystems rest = new RestSystems();

    @AfterEach
    void close() throws Exception {
        rest.close();
    }

    @Test
    void the_token_is_shown_as_the_system_wants_it() throws Exception {
        try (TestSystem system = TestSystem.answering(200, "{}")) {
            deliver(definition(system, new SystemAuthentication(Scheme.basic, null)), Map.of());
            deliver(definition(system, new SystemAuthentication(Scheme.key, "X-Redmine-API-Key")), Map.of());

            assertThat(system.received().getFirst().header("Authorization")).isEqualTo("Basic c2FsYWlzdXVz");
            assertThat(system.received().getLast().header("X-Redmine-API-Key")).isEqualTo("salaisuus");
            assertThat(system.received().getLast().header("Authorization")).isNull();
        }
    }

    @Test
    void a_200_that_says_that_it_failed_is_a_refusal() throws Exception {
        try (TestSystem yes = TestSystem.answering(200, "{\"success\":true}");
                TestSystem no = TestSystem.answering(200, "{\"success\":false,\"error\":\"Ei käy\"}");
                TestSystem neither = TestSystem.answering(200, "<html>")) {
            assertThat(deliver(success(yes), Map.of())).isInstanceOf(Outcome.Delivered.class);
            assertThat(deliver(success(no), Map.of()))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.detail()).contains("Ei käy"));
            assertThat(deliver(success(neither), Map.of())).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    void a_route_may_send_a_part_of_what_was_mapped() throws Exception {
        try (TestSystem system = TestSystem.answering(200, "{}")) {
            SystemDefinition definition = definition(system, SystemAuthentication.BEARER);

            deliver(definition, Map.of("method", "PUT", "path", "/issues/{/id}.json", "body", "/send"));
            Outcome without = deliver(definition, Map.of("path", "/issues", "body", "/nothing"));

            assertThat(system.received()).singleElement().satisfies(received -> {
                assertThat(received.path()).isEqualTo("/issues/7.json");
                assertThat(received.body()).isEqualTo("{\"a\":1}");
            });
            assertThat(without).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void a_403_for_too_many_calls_is_waited_out() throws Exception {
        try (TestSystem limited = TestSystem.answering(403, "X-RateLimit-Remaining", "0");
                TestSystem forbidden = TestSystem.answering(403, "X-RateLimit-Remaining", "17")) {
            assertThat(deliver(definition(limited, SystemAuthentication.BEARER), Map.of()))
                    .isInstanceOf(Outcome.Unavailable.class);
            assertThat(deliver(definition(forbidden, SystemAuthentication.BEARER), Map.of()))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    private SystemDefinition definition(TestSystem system, SystemAuthentication authentication) {
        return rest.definition(URI.create(system.url()), Duration.ofSeconds(20), authentication);
    }

    private SystemDefinition success(TestSystem system) {
        SystemDefinition definition = definition(system, SystemAuthentication.BEARER);
        return definition.with(definition.authentication(), "/success");
    }

    private Outcome deliver(SystemDefinition definition, Map<String, String> parameters) {
        Call call = Calls.of(Calls.event("testi"), parameters, "{\"id\":7,\"send\":{\"a\":1}}");
        return new RestAdapterFactory(rest.connections(), FileStores::none)
                .create(definition)
                .deliver(call);
    }
}
