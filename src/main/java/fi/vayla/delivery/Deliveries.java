package fi.vayla.delivery;

import fi.vayla.log.Committed;
import fi.vayla.log.LogGroups;
import fi.vayla.log.Partition;
import fi.vayla.log.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The deliveries of all running routes. Thread-safe. */
public final class Deliveries {

    private record Running(DeliveryRoute route, RouteWorker worker, RouteMeters meters) {}

    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Ledger ledger;
    private final ParkingLot parkingLot;
    private final LogGroups groups;
    private final Backoff backoff;
    private final DeliverySettings settings;
    private final MeterRegistry registry;
    private final Clock clock;

    Deliveries(
            Ledger ledger,
            ParkingLot parkingLot,
            LogGroups groups,
            Backoff backoff,
            DeliverySettings settings,
            MeterRegistry registry,
            Clock clock) {
        this.ledger = ledger;
        this.parkingLot = parkingLot;
        this.groups = groups;
        this.backoff = backoff;
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
    }

    /** Starts to deliver; goes on from the route's last commit, or from the beginning of the log for a new route. */
    public void start(DeliveryRoute route) {
        RouteMeters meters = new RouteMeters(route.id(), registry, clock);
        registry.gauge(
                "vayla.route.waiting.seconds",
                io.micrometer.core.instrument.Tags.of("route", route.id()),
                meters,
                RouteMeters::waitingSeconds);
        Attempts attempts = new Attempts(route, parkingLot, backoff, meters);
        Settling settling = new Settling(route, ledger, parkingLot, attempts, meters, clock);
        running.put(route.id(), new Running(route, new RouteWorker(route, groups, settling, settings, clock), meters));
    }

    /** Calls that are under way end and are committed; what waits is delivered after the next start. */
    public void stop(Collection<String> routes) {
        List<Running> stopped = routes.stream()
                .map(running::remove)
                .filter(java.util.Objects::nonNull)
                .toList();
        List<Thread> threads = stopped.stream()
                .map(one -> Thread.ofVirtual().start(one.worker()::stop))
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

    public List<DeliveryRoute> list() {
        return running.values().stream()
                .map(Running::route)
                .sorted(java.util.Comparator.comparing(DeliveryRoute::id))
                .toList();
    }

    /** What went wrong last on a route, with its time. */
    public Optional<String> lastError(String route) {
        Running one = running.get(route);
        @Nullable String error = one == null ? null : one.meters().lastError();
        return Optional.ofNullable(error);
    }

    /** How every running route stands. Asks Kafka for the offsets. */
    public List<RouteStand> stands() {
        Map<Partition, Long> ends = groups.ends(Set.of(Topic.values()));
        List<RouteStand> stands = new ArrayList<>();
        for (DeliveryRoute route : list()) {
            Running one = running.get(route.id());
            if (one != null) {
                stands.add(stand(one, ends));
            }
        }
        return stands;
    }

    private RouteStand stand(Running one, Map<Partition, Long> ends) {
        String route = one.route().id();
        Map<Partition, Committed> committed = groups.committed(one.route().group());
        // before the rows: a row that comes in between makes an event look accounted for too early, never too late
        Map<Partition, RouteWorker.Stand> own = one.worker().stands();
        Set<Partition> partitions = new HashSet<>(ledger.partitions(route));
        partitions.addAll(own.keySet());
        partitions.addAll(committed.keySet());
        long[] sums = new long[LedgerRow.State.values().length];
        long received = 0;
        long waiting = 0;
        long unaccounted = 0;
        for (Partition partition : partitions) {
            long[] rows = ledger.counts(route, partition);
            long settled = 0;
            for (int state = 0; state < rows.length; state++) {
                sums[state] += rows[state];
                settled += rows[state];
            }
            Committed last = committed.get(partition);
            RouteWorker.Stand stand = own.getOrDefault(
                    partition, new RouteWorker.Stand(last == null ? 0 : Long.parseLong(last.note()), 0));
            long missing = Math.max(0, stand.received() - settled - stand.waiting());
            unaccounted += missing;
            waiting += Math.max(0, Math.max(stand.received(), settled) - settled - missing);
            received += Math.max(stand.received(), settled);
        }
        return new RouteStand(
                route,
                received,
                sums[LedgerRow.State.delivered.ordinal()],
                sums[LedgerRow.State.parked.ordinal()],
                sums[LedgerRow.State.discarded.ordinal()],
                waiting,
                one.meters().unknownNow(),
                unaccounted,
                lag(one.route(), committed, ends));
    }

    private static long lag(DeliveryRoute route, Map<Partition, Committed> committed, Map<Partition, Long> ends) {
        Set<String> topics =
                route.types().stream().map(type -> Topic.of(type).topicName()).collect(Collectors.toSet());
        return ends.entrySet().stream()
                .filter(end -> topics.contains(end.getKey().topic()))
                .mapToLong(end -> {
                    Committed done = committed.get(end.getKey());
                    return Math.max(0, end.getValue() - (done == null ? 0 : done.offset()));
                })
                .sum();
    }
}
