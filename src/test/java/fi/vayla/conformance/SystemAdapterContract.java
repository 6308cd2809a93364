package fi.vayla.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fi.vayla.simulator.Faults;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.Lookup;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every adapter makes of every fault. A new one's test extends {@link HttpAdapterContract} and says how the adapter is
 * made; one inside the hub extends {@link InTheHubContract}.
 */
@Contract("Adapters")
public abstract class SystemAdapterContract {

    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration IMPATIENT = Duration.ofMillis(500);
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Duration FOR_EVER = Duration.ofSeconds(120);

    /** An adapter for the system under test. */
    protected abstract SystemAdapter adapter(Duration timeout);

    /** The same kind of adapter for a system elsewhere. */
    protected abstract SystemAdapter elsewhere(URI url);

    /** A message that the system takes; the same one each time in one test. */
    protected abstract Call call();

    /** One with a body that the system must refuse. */
    protected abstract Call invalid();

    /** How often the system did what {@link #call} asks. */
    protected abstract long effects();

    /** From now on the system has these faults and no others. */
    protected abstract void suffer(Faults faults);

    /** How often the adapter followed a redirect. */
    protected abstract long followed();

    /** Whether the log takes what the adapter appends. */
    protected abstract void logAnswers(boolean whether);

    /** Whether it reads a record before it writes it: what it cannot read it does not write. */
    protected boolean readsFirst() {
        return false;
    }

    /** Whether only a body of the system's own kind says that it has the message. */
    protected boolean tellsInItsBody() {
        return false;
    }

    protected static void notApplicable(String reason) {
        Assumptions.abort("not applicable (" + reason + ")");
    }

    @Fault("none")
    void a_message_is_delivered_and_found_under_the_same_id() {
        SystemAdapter adapter = adapter(PATIENT);
        adapter.check(call().parameters());
        if (canBeAsked(adapter)) {
            assertThat(adapter.find(call())).isEqualTo(new Lookup.Absent());
        }

        Outcome outcome = adapter.deliver(call());

        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        assertThat(effects()).isEqualTo(1);
        if (canBeAsked(adapter) && outcome instanceof Outcome.Delivered(var targetId)) {
            assertThat(adapter.find(call())).isEqualTo(new Lookup.Found(targetId));
        }
    }

    @Fault("slow: no answer within the timeout")
    void a_system_that_is_too_slow_ends_in_bounded_time_as_unknown() {
        suffer(Faults.slow(FOR_EVER, Duration.ZERO));
        SystemAdapter adapter = adapter(IMPATIENT);

        assertTimeoutPreemptively(
                BOUND, () -> assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Unknown.class));
        assertTimeoutPreemptively(BOUND, () -> assertLookUpTellsNothing(adapter));
    }

    @Fault("status 500")
    void an_error_of_the_system_is_waited_out() {
        suffer(Faults.failing(500, 1));
        SystemAdapter adapter = adapter(PATIENT);

        assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Unavailable.class);
        assertLookUpTellsNothing(adapter);

        suffer(Faults.NONE);
        assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Delivered.class);
        assertThat(effects()).isEqualTo(1);
    }

    @Fault("status 429 with Retry-After")
    void a_system_that_asks_to_be_left_alone_is_heard() {
        Duration wait = Duration.ofSeconds(7);
        suffer(Faults.failing(new Faults.Failure(429, 1, wait)));
        SystemAdapter adapter = adapter(PATIENT);

        assertThat(adapter.deliver(call()))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        outcome -> assertThat(outcome.retryAfter()).isEqualTo(wait));
        if (canBeAsked(adapter)) {
            assertThat(adapter.find(call()))
                    .isInstanceOfSatisfying(
                            Lookup.Unavailable.class,
                            lookup -> assertThat(lookup.retryAfter()).isEqualTo(wait));
        }
    }

    @Fault("status 422: refusal")
    void a_refusal_is_a_refusal() {
        suffer(Faults.failing(422, 1));

        assertThat(adapter(PATIENT).deliver(call()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Outcome.Reason.REJECTED_BY_SYSTEM));
        assertThat(effects()).isZero();
    }

    @Fault("answer dropped after the effect")
    void a_dropped_answer_is_unknown_and_then_has_one_effect() {
        suffer(Faults.droppingAnswers(1));
        SystemAdapter adapter = adapter(PATIENT);

        assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Unknown.class);
        assertLookUpTellsNothing(adapter);
        suffer(Faults.NONE);
        assertSettlesWithOneEffect(adapter);
    }

    @Fault("half-closed connection in the answer")
    void an_answer_that_breaks_off_is_unknown_and_then_has_one_effect() {
        suffer(Faults.spoiling(Faults.Spoiling.How.half_closed, 1));
        SystemAdapter adapter = adapter(PATIENT);

        assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Unknown.class);
        assertLookUpTellsNothing(adapter);
        suffer(Faults.NONE);
        assertSettlesWithOneEffect(adapter);
    }

    @Fault("duplicate: the same call twice")
    void the_same_call_twice_has_one_effect() {
        SystemAdapter adapter = adapter(PATIENT);

        assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Delivered.class);

        assertSettlesWithOneEffect(adapter);
    }

    @Fault("duplicate: repeated on the way")
    void a_call_that_is_repeated_on_the_way_has_one_effect() {
        suffer(Faults.repeatingCalls(1));
        SystemAdapter adapter = adapter(PATIENT);
        if (adapter.capability(call().parameters()) != Capability.IDEMPOTENT) {
            notApplicable("only the Idempotency-Key or the method tells the system of a repeat");
        }

        assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Delivered.class);
        assertThat(effects()).isEqualTo(1);
    }

    @Fault("malformed answer: success without JSON")
    void a_success_that_is_no_json_is_a_success_that_names_no_id() {
        suffer(Faults.spoiling(Faults.Spoiling.How.malformed, 1));
        SystemAdapter adapter = adapter(PATIENT);

        if (readsFirst()) {
            assertThat(adapter.deliver(call())).isNotInstanceOfAny(Outcome.Delivered.class, Outcome.Refused.class);
            assertThat(effects()).isZero();
        } else if (tellsInItsBody()) {
            assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Unknown.class);
            assertThat(effects()).isEqualTo(1);
        } else {
            assertThat(adapter.deliver(call())).isEqualTo(new Outcome.Delivered(null));
            assertThat(effects()).isEqualTo(1);
        }
        assertLookUpTellsNothing(adapter);
    }

    @Fault("malformed answer: not HTTP")
    void an_answer_that_is_not_http_is_unknown() {
        suffer(Faults.NOT_HTTP);
        SystemAdapter adapter = adapter(PATIENT);

        assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Unknown.class);
        assertLookUpTellsNothing(adapter);
    }

    @Fault("redirect")
    void a_redirect_is_not_followed() {
        suffer(Faults.failing(307, 1));
        SystemAdapter adapter = adapter(PATIENT);

        assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Unavailable.class);
        assertLookUpTellsNothing(adapter);
        assertThat(followed()).isZero();
        assertThat(effects()).isZero();
    }

    @Fault("nobody listens")
    void a_system_that_is_down_is_waited_for() {
        suffer(Faults.DOWN);
        SystemAdapter adapter = adapter(PATIENT);

        assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Unavailable.class);
        assertLookUpTellsNothing(adapter);

        suffer(Faults.NONE);
        assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Delivered.class);
        assertThat(effects()).isEqualTo(1);
    }

    @Fault("TLS: a certificate that nobody signed")
    void a_system_that_cannot_prove_who_it_is_gets_nothing(@TempDir Path folder) throws Exception {
        try (var stranger = SelfSignedServer.start(folder)) {
            SystemAdapter adapter = elsewhere(stranger.url());

            assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Unavailable.class);
            assertLookUpTellsNothing(adapter);
            assertThat(stranger.received()).isZero();
        }
    }

    @Fault("invalid body")
    void a_body_that_is_not_what_is_asked_for_is_refused() {
        assertThat(adapter(PATIENT).deliver(invalid())).isInstanceOf(Outcome.Refused.class);
        assertThat(effects()).isZero();
    }

    @Fault("log unavailable")
    void without_the_log_it_waits() {
        logAnswers(false);
        SystemAdapter adapter = adapter(PATIENT);

        assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Unavailable.class);
        assertThat(effects()).isZero();

        logAnswers(true);
        assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Delivered.class);
        assertThat(effects()).isEqualTo(1);
    }

    private boolean canBeAsked(SystemAdapter adapter) {
        return adapter.capability(call().parameters()) == Capability.FIND;
    }

    private void assertLookUpTellsNothing(SystemAdapter adapter) {
        if (canBeAsked(adapter)) {
            assertThat(adapter.find(call())).isInstanceOf(Lookup.Unavailable.class);
        }
    }

    /** As the delivery goes on after a call that ended without an answer and whose effect is there. */
    private void assertSettlesWithOneEffect(SystemAdapter adapter) {
        switch (adapter.capability(call().parameters())) {
            case FIND -> assertThat(adapter.find(call())).isInstanceOf(Lookup.Found.class);
            case IDEMPOTENT -> assertThat(adapter.deliver(call())).isInstanceOf(Outcome.Delivered.class);
            case NEITHER -> notApplicable("the system can neither be asked nor tell a repeat");
        }
        assertThat(effects()).isEqualTo(1);
    }
}
