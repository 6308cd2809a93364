package fi.vayla.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.system.Calls;
import fi.vayla.system.Fetched;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestConcurrencyTest {

    private static final int CALLS = 400;

    @Test
    void as_many_calls_are_open_at_once_as_the_delivery_makes() throws Exception {
        CountDownLatch all = new CountDownLatch(CALLS);
        try (var system = new TestSystem(exchange -> {
                    all.countDown();
                    await(all);
                    TestSystem.answer(exchange, all.getCount() == 0 ? 201 : 503, "");
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SystemAdapter adapter = system.adapter(1000, false);

            assertThat(results(threads, () -> adapter.deliver(Calls.to("/cases", "{}"))))
                    .hasSize(CALLS)
                    .containsOnly(new Outcome.Delivered(null));
        }
    }

    @Test
    void records_are_asked_for_no_more_at_once_than_the_system_is_to_get() throws Exception {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (var system = new TestSystem(exchange -> {
                    most.accumulateAndGet(open.incrementAndGet(), Math::max);
                    Thread.yield();
                    open.decrementAndGet();
                    TestSystem.answer(exchange, 404, "");
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SystemAdapter adapter = system.adapter(2, false);

            assertThat(results(threads, () -> adapter.fetch("/cases/1"))).containsOnly(new Fetched.Absent());
            assertThat(most.get()).isBetween(1, 2);
        }
    }

    private static <T> List<T> results(ExecutorService threads, Callable<T> call) throws Exception {
        List<Future<T>> futures =
                IntStream.range(0, CALLS).mapToObj(i -> threads.submit(call)).toList();
        List<T> results = new java.util.ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get(60, TimeUnit.SECONDS));
        }
        return results;
    }

    private static void await(CountDownLatch all) {
        try {
            all.await(50, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
