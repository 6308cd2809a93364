package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.console.Trace.Step;
import fi.vayla.view.MessageRow;
import fi.vayla.view.StepRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TraceTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @Test
    void a_trace_says_every_step_and_where_the_message_may_be_twice() {
        Trace trace = trace(
                Language.en,
                step("attempted", "asiat", null, 1, null, false),
                step("unknown", "asiat", null, 1, null, false),
                step("attempted", "asiat", null, 2, null, true),
                step("delivered", "asiat", "Ä-7", 2, null, true),
                step("parked", null, null, 0, "MAPPING", false));

        assertThat(trace.possiblyTwice()).isTrue();
        String twice = ". Possibly twice: it was sent again while nobody could know whether asiat had it already.";
        assertThat(trace.steps())
                .extracting(Step::says)
                .containsExactly(
                        "Received from lomakkeet as L-1",
                        "Sent to asiat, attempt 1",
                        "The call to asiat ended without an answer; it may have it or not",
                        "Sent to asiat, attempt 2" + twice,
                        "asiat has it as Ä-7" + twice,
                        "Parked on its way to arkisto. The route's mapping failed on it.");
    }

    @Test
    void a_message_that_no_system_can_have_twice_says_nothing_of_it() {
        Trace trace = trace(Language.en, step("delivered", "asiat", "Ä-7", 1, null, false));

        assertThat(trace.possiblyTwice()).isFalse();
        assertThat(trace.steps()).extracting(Step::says).noneMatch(says -> says.contains("twice"));
    }

    @ParameterizedTest
    @EnumSource
    void every_state_of_the_ledger_has_its_words(Language language) {
        for (var state : fi.vayla.delivery.LedgerRow.State.values()) {
            assertThat(trace(language, step(state.name(), "asiat", null, 3, null, false))
                            .steps()
                            .getLast()
                            .says())
                    .contains("asiat")
                    .doesNotContain("%");
        }
    }

    private static Trace trace(Language language, StepRow... steps) {
        var message = new MessageRow(
                "0".repeat(32),
                "fi.vayla.form.submitted",
                "lomakkeet",
                "L-1",
                "L-1",
                NOON,
                NOON,
                "vayla.forms",
                2,
                7,
                List.of());
        return Trace.of(message, List.of(steps), new Words(language, new Texts(new ConsoleSettings(false))));
    }

    private static StepRow step(
            String state,
            @Nullable String target,
            @Nullable String targetId,
            int attempts,
            @Nullable String reason,
            boolean possiblyTwice) {
        return new StepRow("arkisto", state, target, targetId, attempts, reason, null, possiblyTwice, NOON);
    }
}
