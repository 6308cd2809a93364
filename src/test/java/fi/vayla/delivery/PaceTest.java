package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Pace pace = new Pace(2);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();

    @AfterEach
    void giveUp() {
        stop.countDown();
    }

    @Test
    void as_many_calls_are_open_at_each_target_as_the_route_may_have() throws Exception {
        begin(5);
        await().atMost(SOON).until(() -> begun.get() == 2);
        assertThat(pace.enter("another", stop)).as("at another target").isTrue();

        pace.leave("target");
        await().atMost(SOON).until(() -> begun.get() == 3);
    }

    @Test
    void more_calls_may_be_open_from_when_that_is_ordered() {
        begin(5);
        await().atMost(SOON).until(() -> begun.get() == 2);

        pace.limit(4, 0);

        await().atMost(SOON).until(() -> begun.get() == 4);
    }

    @Test
    void fewer_calls_may_be_open_as_soon_as_those_that_are_open_end() {
        begin(5);
        await().atMost(SOON).until(() -> begun.get() == 2);

        pace.limit(1, 0);
        pace.leave("target");
        pace.leave("target");

        await().atMost(SOON).until(() -> begun.get() == 3);
        pace.leave("target");
        await().atMost(SOON).until(() -> begun.get() == 4);
    }

    @Test
    void no_more_calls_begin_in_a_second_than_the_rate_says() {
        pace.limit(1000, 20);
        long start = System.nanoTime();
        begin(31);
        await().atMost(SOON).until(() -> begun.get() == 31);

        // a tenth of a second may be made up for
        assertThat(System.nanoTime() - start)
                .isGreaterThan(Duration.ofMillis(1350).toNanos());
    }

    @Test
    void a_rate_that_is_taken_away_holds_nobody_up() {
        pace.limit(1000, 0.001);
        begin(5);
        await().atMost(SOON).until(() -> begun.get() >= 1);

        pace.limit(1000, 0);

        await().atMost(SOON).until(() -> begun.get() == 5);
    }

    @Test
    void whoever_is_given_up_begins_nothing_and_keeps_no_slot() throws Exception {
        begin(5);
        await().atMost(SOON).until(() -> begun.get() == 2);

        stop.countDown();
        await().atMost(SOON).until(() -> givenUp.get() == 3);
        pace.leave("target");
        pace.leave("target");

        CountDownLatch open = new CountDownLatch(1);
        assertThat(pace.enter("target", open)).isTrue();
        assertThat(pace.enter("target", open)).isTrue();
    }

    private void begin(int calls) {
        for (int i = 0; i < calls; i++) {
            Thread.ofVirtual().start(() -> {
                try {
                    (pace.enter("target", stop) ? begun : givenUp).incrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }
}
