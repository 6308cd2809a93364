package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.system.Limits;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GateTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final CountDownLatch stop = new CountDownLatch(1);

    @Test
    void no_more_calls_are_open_at_once_than_the_system_is_to_have() throws Exception {
        Gate gate = gate(new Limits(2, 0, Duration.ZERO), Duration.ofMillis(1));
        Gate.Turn first = gate.enter(stop).orElseThrow();
        gate.enter(stop);
        CompletableFuture<Optional<Gate.Turn>> third = entering(gate);

        assertThat(gate.state().calls()).isEqualTo(2);
        assertThat(third).isNotDone();

        first.answered();
        assertThat(third).succeedsWithin(SOON);
    }

    @Test
    void other_limits_count_at_once_also_for_those_who_wait() throws Exception {
        Gate gate = gate(new Limits(1, 0.001, Duration.ZERO), Duration.ofMillis(1));
        gate.enter(stop);
        CompletableFuture<Optional<Gate.Turn>> second = entering(gate);

        gate.limit(new Limits(2, 0, Duration.ZERO));

        assertThat(second).succeedsWithin(SOON);
        CompletableFuture<Optional<Gate.Turn>> third = entering(gate);
        assertThat(gate.state().calls()).isEqualTo(2);
        gate.limit(new Limits(3, 0, Duration.ZERO));
        assertThat(third).succeedsWithin(SOON);
    }

    @Test
    void after_failures_in_a_row_one_probe_at_a_time_is_let_through_and_its_success_lets_all_through()
            throws Exception {
        Gate gate = gate(new Limits(10, 0, Duration.ZERO), Duration.ofMillis(1));
        for (int i = 0; i < 3; i++) {
            gate.enter(stop).orElseThrow().failed("ei vastaa", null);
        }
        assertThat(gate.state().open()).isTrue();
        assertThat(gate.state().lastError()).isEqualTo("ei vastaa");

        CompletableFuture<Optional<Gate.Turn>> probe = entering(gate);
        assertThat(probe).succeedsWithin(SOON);
        CompletableFuture<Optional<Gate.Turn>> second = entering(gate);
        CompletableFuture<Optional<Gate.Turn>> third = entering(gate);
        await().during(Duration.ofMillis(100)).until(() -> gate.state().calls() == 1);

        probe.join().orElseThrow().answered();

        assertThat(second).succeedsWithin(SOON);
        assertThat(third).succeedsWithin(SOON);
        assertThat(gate.state().open()).isFalse();
    }

    @Test
    void a_probe_that_fails_keeps_it_open_and_another_follows() throws Exception {
        Gate gate = gate(new Limits(10, 0, Duration.ZERO), Duration.ofMillis(1));
        for (int i = 0; i < 12; i++) {
            gate.enter(stop).orElseThrow().failed("ei vastaa", null);
        }

        assertThat(gate.state().open()).isTrue();
        assertThat(gate.state().calls()).isZero();
    }

    @Test
    void a_system_that_asks_to_be_left_alone_is() throws Exception {
        Gate gate = gate(new Limits(10, 0, Duration.ZERO), Duration.ofMillis(1));

        gate.enter(stop).orElseThrow().failed("429", Duration.ofMillis(400));

        assertThat(gate.state().open()).isTrue();
        long before = System.nanoTime();
        gate.enter(stop).orElseThrow().answered();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void one_failure_among_successes_leaves_it_closed() throws Exception {
        Gate gate = gate(new Limits(10, 0, Duration.ZERO), Duration.ofMillis(1));
        for (int i = 0; i < 10; i++) {
            gate.enter(stop).orElseThrow().failed("500", null);
            gate.enter(stop).orElseThrow().answered();
        }

        assertThat(gate.state().open()).isFalse();
    }

    @Test
    void calls_do_not_begin_faster_than_the_system_is_to_have_them() throws Exception {
        Gate gate = gate(new Limits(10, 100, Duration.ZERO), Duration.ofMillis(1));
        long before = System.nanoTime();
        for (int i = 0; i < 31; i++) {
            gate.enter(stop).orElseThrow().answered();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(295));
    }

    @Test
    void whoever_waits_is_let_go_when_it_is_given_up() throws Exception {
        Gate gate = gate(new Limits(1, 0, Duration.ZERO), Duration.ofHours(1));
        gate.enter(stop).orElseThrow().failed("ei vastaa", Duration.ofHours(1));
        CompletableFuture<Boolean> pausing = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return gate.pause(Duration.ofHours(1), stop);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                Executors.newVirtualThreadPerTaskExecutor());
        CompletableFuture<Optional<Gate.Turn>> waiting = entering(gate);

        stop.countDown();
        gate.wake();

        assertThat(waiting).succeedsWithin(SOON).isEqualTo(Optional.empty());
        assertThat(pausing).succeedsWithin(SOON).isEqualTo(true);
    }

    @Test
    void a_message_that_waits_its_time_goes_on_at_once_when_the_system_is_back() throws Exception {
        Gate gate = gate(new Limits(10, 0, Duration.ZERO), Duration.ofMillis(200));
        for (int i = 0; i < 3; i++) {
            gate.enter(stop).orElseThrow().failed("ei vastaa", null);
        }
        Gate.Turn probe = gate.enter(stop).orElseThrow();
        CompletableFuture<Boolean> pausing = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return gate.pause(Duration.ofHours(1), stop);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                Executors.newVirtualThreadPerTaskExecutor());
        await().during(Duration.ofMillis(50)).until(() -> !pausing.isDone());

        probe.answered();

        assertThat(pausing).succeedsWithin(SOON).isEqualTo(false);
    }

    private CompletableFuture<Optional<Gate.Turn>> entering(Gate gate) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return gate.enter(stop);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                Executors.newVirtualThreadPerTaskExecutor());
    }

    private static Gate gate(Limits limits, Duration backoff) {
        return new Gate(limits, 3, new Backoff(backoff, backoff.multipliedBy(4), new Random(1)), Clock.systemUTC());
    }
}
