package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FewAtOnceTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void close() {
        end.countDown();
        threads.shutdownNow();
    }

    private CompletableFuture<Integer> ask(FewAtOnce few) {
        return CompletableFuture.supplyAsync(
                () -> few.ask(() -> {
                    int number = begun.incrementAndGet();
                    awaitEnd();
                    return number;
                }),
                threads);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void one_that_waits_has_its_turn_and_one_beyond_those_is_to_come_again() {
        var few = new FewAtOnce(1, 1, Duration.ofMinutes(5));
        CompletableFuture<Integer> first = ask(few);
        await().until(() -> begun.get() == 1);
        CompletableFuture<Integer> second = ask(few);
        CompletableFuture<Integer> third = ask(few);
        await().until(() -> second.isDone() || third.isDone());
        CompletableFuture<Integer> refused = second.isDone() ? second : third;
        CompletableFuture<Integer> waiting = second.isDone() ? third : second;

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(refused::join)
                .withCauseInstanceOf(Refusal.class);
        assertThat(waiting).isNotDone();
        end.countDown();

        assertThat(first.join()).isEqualTo(1);
        assertThat(waiting.join()).isEqualTo(2);
        assertThat(few.ask(() -> 7)).isEqualTo(7);
    }

    @Test
    void nobody_waits_longer_than_told_and_a_question_that_fails_gives_its_place_back() {
        var few = new FewAtOnce(1, 5, Duration.ofMillis(20));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> few.ask(() -> {
                    throw new IllegalStateException("testi");
                }));
        CompletableFuture<Integer> first = ask(few);
        await().until(() -> begun.get() == 1);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> few.ask(() -> 0))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(503));
        assertThat(first).isNotDone();
    }
}
