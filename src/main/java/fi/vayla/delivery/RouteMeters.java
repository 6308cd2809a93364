package fi.vayla.delivery;

import fi.vayla.system.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A route's meters. Attempts of a message = 1 delivered or refused, and any number of unavailable and unknown ones before it.
 */
final class RouteMeters {

    private final String route;
    private final MeterRegistry registry;
    private final Clock clock;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();
    private final AtomicReference<@Nullable Instant> waitingSince = new AtomicReference<>();
    private final AtomicReference<@Nullable String> lastError = new AtomicReference<>();

    RouteMeters(String route, MeterRegistry registry, Clock clock) {
        this.route = route;
        this.registry = registry;
        this.clock = clock;
    }

    void attempted(String target, Outcome outcome) {
        String name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        registry.counter("vayla.route.attempts", "route", route, "system", target, "outcome", name)
                .increment();
        if (outcome instanceof Outcome.Delivered) {
            waitingSince.set(null);
        }
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

    /** Counts one message as perhaps at its target, until the next attempt. */
    Waiting unknown() {
        unknown.incrementAndGet();
        Waiting waits = waiting();
        return () -> {
            unknown.decrementAndGet();
            waits.close();
        };
    }

    int unknownNow() {
        return unknown.get();
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
