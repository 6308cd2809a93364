package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyQueuesTest {

    private final KeyQueues queues = new KeyQueues("deliver-test");

    @Test
    void tasks_of_one_key_run_one_after_the_other_in_the_order_they_came() {
        ConcurrentHashMap<String, List<Integer>> ran = new ConcurrentHashMap<>();
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        for (int number = 0; number < 500; number++) {
            int task = number;
            queues.submit("avain-ä", () -> {
                overlaps.addAndGet(atOnce.getAndIncrement());
                Thread.yield();
                ran.computeIfAbsent("avain-ä", key -> new CopyOnWriteArrayList<>())
                        .add(task);
                atOnce.decrementAndGet();
            });
        }

        await().until(() -> ran.getOrDefault("avain-ä", List.of()).size() == 500);
        assertThat(ran.get("avain-ä"))
                .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
        assertThat(overlaps).hasValue(0);
    }

    @Test
    void tasks_of_different_keys_run_side_by_side() {
        CyclicBarrier meeting = new CyclicBarrier(50);
        AtomicInteger met = new AtomicInteger();
        for (int number = 0; number < 50; number++) {
            queues.submit("key-" + number, () -> {
                try {
                    meeting.await(20, TimeUnit.SECONDS);
                    met.incrementAndGet();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
        }

        await().untilAsserted(() -> assertThat(met).hasValue(50));
    }

    @Test
    void a_key_whose_task_hangs_holds_up_neither_the_caller_nor_other_keys() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        List<String> ran = new CopyOnWriteArrayList<>();
        queues.submit("stuck", () -> {
            uninterrupted(released);
            ran.add("stuck 1");
        });
        queues.submit("stuck", () -> ran.add("stuck 2"));
        queues.submit("free", () -> ran.add("free"));

        await().untilAsserted(() -> assertThat(ran).containsExactly("free"));
        released.countDown();
        await().untilAsserted(() -> assertThat(ran).containsExactly("free", "stuck 1", "stuck 2"));
    }

    @Test
    void a_key_that_ran_empty_starts_again() {
        AtomicInteger ran = new AtomicInteger();
        for (int round = 1; round <= 200; round++) {
            int expected = round;
            queues.submit("key", ran::incrementAndGet);
            await().pollDelay(java.time.Duration.ZERO)
                    .pollInterval(java.time.Duration.ofMillis(1))
                    .until(() -> ran.get() == expected);
        }
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
