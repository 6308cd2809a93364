package fi.vayla.routes;

import fi.vayla.log.LogGroups;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The intake routes that this instance reads, or stands by to read. Thread-safe. */
final class IntakeRoutes {

    private record Running(IntakeRoute route, Election election, Gauge reads) {}

    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final LogGroups groups;
    private final MeterRegistry registry;

    IntakeRoutes(LogGroups groups, MeterRegistry registry) {
        this.groups = groups;
        this.registry = registry;
    }

    void start(IntakeRoute route) {
        Gauge reads = Gauge.builder("vayla.intake.reads", route, one -> one.reads() ? 1 : 0)
                .description("1 where this instance reads the intake route; 1 over all instances")
                .tag("route", route.id())
                .register(registry);
        running.put(route.id(), new Running(route, new Election("vayla-intake." + route.id(), route, groups), reads));
    }

    /** Returns when nothing of them is under way any more. */
    void stop(Collection<IntakeRoute> routes) {
        List<Thread> threads = routes.stream()
                .map(route -> running.remove(route.id()))
                .filter(Objects::nonNull)
                .map(one -> Thread.ofVirtual().start(() -> stop(one)))
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void stop(Running one) {
        one.election().stop();
        registry.remove(one.reads());
    }

    List<IntakeStand> list() {
        return running.values().stream()
                .map(one -> one.route().stand())
                .sorted(Comparator.comparing(IntakeStand::id))
                .toList();
    }
}
