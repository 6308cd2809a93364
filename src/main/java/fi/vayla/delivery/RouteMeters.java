package fi.vayla.delivery;

import fi.vayla.system.Lookup;
import fi.vayla.system.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A route's meters. Attempts of a message = 1 delivered or refused, and any number of unavailable and unknown ones before it;
 * the last one is missing where a look-up found the message.
 */
final class RouteMeters {

    private final String route;
    private final MeterRegistry registry;
    private final Clock clock;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicReference<@Nullable Instant> waitingSince = new AtomicReference<>();
    private final AtomicReference<@Nullable String> lastError = new AtomicReference<>();
    private final Set<String> targets = ConcurrentHashMap.newKeySet();

    RouteMeters(String route, MeterRegistry registry, Clock clock) {
        this.route = route;
        this.registry = registry;
        this.clock = clock;
    }

    void attempted(String target, Outcome outcome) {
        targets.add(target);
        String name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        registry.counter("vayla.route.attempts", "route", route, "system", target, "outcome", name)
                .increment();
        if (outcome instanceof Outcome.Delivered) {
            waitingSince.set(null);
        }
    }

    void lookedUp(String target, Lookup found) {
        String name = found.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        registry.counter("vayla.route.lookups", "route", route, "system", target, "outcome", name)
                .increment();
    }

    /** The row is durable. */
    void settled(Item item, Fate fate) {
        if (fate instanceof Fate.Delivered delivered) {
            registry.counter("vayla.route.delivered", "route", route, "system", delivered.target())
                    .increment();
            Timer.builder("vayla.delivery")
                    .description("From received to delivered")
                    .publishPercentileHistogram()
                    .tag("route", route)
                    .register(registry)
                    .record(Duration.between(item.receivedAt(), clock.instant()));
        }
    }

    void failed(String detail) {
        lastError.set(clock.instant() + " " + detail);
        waitingSince.compareAndSet(null, clock.instant());
    }

    /** What it has sent to since its start. */
    Set<String> targets() {
        return Set.copyOf(targets);
    }

    @Nullable
    String lastError() {
        return lastError.get();
    }

    /** Counts one message as waiting for its system until it is closed. */
    Waiting waiting() {
        waiting.incrementAndGet();
        return () -> {
            if (waiting.decrementAndGet() == 0) {
                waitingSince.set(null);
            }
        };
    }

    /** How long the route has been waiting for its system; 0 while it delivers. */
    double waitingSeconds() {
        Instant since = waitingSince.get();
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }

    /** A wait that ends when it is closed. */
    interface Waiting extends AutoCloseable {
        @Override
        void close();
    }
}
