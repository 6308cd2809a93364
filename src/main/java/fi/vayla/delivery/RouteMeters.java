package fi.vayla.delivery;

import fi.vayla.system.Lookup;
import fi.vayla.system.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

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

    // finding a meter in the registry costs more than counting
    private final Map<Ended, Counter> attempts = new ConcurrentHashMap<>();
    private final Map<String, Counter> delivered = new ConcurrentHashMap<>();
    private final SingletonSupplier<Timer> times = SingletonSupplier.of(this::times);

    private record Ended(String target, Class<? extends Outcome> outcome) {}

    RouteMeters(String route, MeterRegistry registry, Clock clock) {
        this.route = route;
        this.registry = registry;
        this.clock = clock;
    }

    void attempted(String target, Outcome outcome) {
        targets.add(target);
        attempts.computeIfAbsent(new Ended(target, outcome.getClass()), this::attempts)
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
            this.delivered.computeIfAbsent(delivered.target(), this::delivered).increment();
            times.obtain().record(Duration.between(item.receivedAt(), clock.instant()));
        }
    }

    private Counter attempts(Ended ended) {
        String outcome = ended.outcome().getSimpleName().toLowerCase(Locale.ROOT);
        return registry.counter("vayla.route.attempts", "route", route, "system", ended.target(), "outcome", outcome);
    }

    private Counter delivered(String target) {
        return registry.counter("vayla.route.delivered", "route", route, "system", target);
    }

    private Timer times() {
        return Timer.builder("vayla.delivery")
                .description("From received to delivered")
                .publishPercentileHistogram()
                .tag("route", route)
                .register(registry);
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
