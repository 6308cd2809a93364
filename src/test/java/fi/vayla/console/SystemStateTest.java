package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.console.SystemState.Circuit;
import fi.vayla.delivery.RouteStand;
import fi.vayla.delivery.SystemStand;
import fi.vayla.system.SystemDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemStateTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final SystemDefinition ARCHIVE = new SystemDefinition(
            "arkisto",
            "rest",
            "Arkisto",
            "http://localhost:1",
            null,
            Duration.ofSeconds(1),
            "/id",
            1,
            0,
            false,
            Duration.ZERO);

    @Test
    void a_system_that_nothing_was_sent_to_is_neither_up_nor_open() {
        SystemState state = SystemState.of(ARCHIVE, null, List.of(), null);

        assertThat(state.state()).isEqualTo(Circuit.idle);
        assertThat(state.waiting()).isZero();
    }

    @Test
    void an_open_circuit_says_since_when_why_and_how_many_wait() {
        var stand = new SystemStand("system:arkisto", true, NOON, "HTTP 503: Huolto käynnissä", 1);

        SystemState state = SystemState.of(ARCHIVE, stand, List.of(waiting("a", 7), waiting("b", 5)), null);

        assertThat(state.state()).isEqualTo(Circuit.open);
        assertThat(state.since()).isEqualTo(NOON);
        assertThat(state.lastError()).isEqualTo("HTTP 503: Huolto käynnissä");
        assertThat(state.waiting()).isEqualTo(12);
        assertThat(state.routes()).containsExactly("a", "b");
    }

    @Test
    void a_system_that_takes_calls_is_up_whatever_failed_before() {
        var stand = new SystemStand("system:arkisto", false, null, "HTTP 500", 0);

        assertThat(SystemState.of(ARCHIVE, stand, List.of(), null).state()).isEqualTo(Circuit.up);
    }

    private static RouteStand waiting(String route, long messages) {
        return new RouteStand(route, messages, 0, 0, 0, messages, 0, 0, NOON, 0);
    }
}
