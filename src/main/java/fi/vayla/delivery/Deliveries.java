package fi.vayla.delivery;

import fi.vayla.log.Committed;
import fi.vayla.log.LogGroups;
import fi.vayla.log.LogReader;
import fi.vayla.log.LoggedEvent;
import fi.vayla.log.Partition;
import fi.vayla.log.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The deliveries of all running routes. Thread-safe. */
public final class Deliveries {

    private record Running(DeliveryRoute route, RouteWorker worker, RouteMeters meters) {}

    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Ledger ledger;
    private final ParkingLot parkingLot;
    private final RouteControls controls;
    private final LogGroups groups;
    private final LogReader reader;
    private final Backoff backoff;
    private final Gates gates;
    private final DeliverySettings settings;
    private final MeterRegistry registry;
    private final Clock clock;

    Deliveries(
            Ledger ledger,
            ParkingLot parkingLot,
            RouteControls controls,
            LogGroups groups,
            LogReader reader,
            Backoff backoff,
            DeliverySettings settings,
            MeterRegistry registry,
            Clock clock) {
        this.ledger = ledger;
        this.parkingLot = parkingLot;
        this.controls = controls;
        this.groups = groups;
        this.reader = reader;
        this.backoff = backoff;
        this.gates = new Gates(settings.circuitFailures(), backoff, registry, clock);
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
    }

    /** Starts to deliver; goes on from the route's last commit, or from the beginning of the log for a new route. */
    public void start(DeliveryRoute route) {
        RouteMeters meters = new RouteMeters(route.id(), registry, clock);
        registry.gauge(
                "vayla.route.waiting.seconds",
                Tags.of("route", route.id()),
                this,
                deliveries -> deliveries.waitingSeconds(route.id()));
        registry.gauge(
                "vayla.route.paused",
                Tags.of("route", route.id()),
                this,
                deliveries -> deliveries.rests(route.id()) ? 1 : 0);
        Pace pace = new Pace(route.concurrency());
        Journal journal = new Journal(ledger);
        Sending sending = new Sending(route, journal, gates, backoff, pace, meters, clock);
        Attempts attempts = new Attempts(route, parkingLot, sending);
        Settling settling = new Settling(route, ledger, journal, parkingLot, attempts, meters, clock);
        Draining draining = new Draining(route, ledger, journal, parkingLot, attempts, meters, clock);
        RouteWorker worker = new RouteWorker(
                route, groups, ledger, parkingLot, settling, draining, gates, controls, pace, reader, settings, clock);
        running.put(route.id(), new Running(route, worker, meters));
    }

    /** Calls that are under way end and are committed; what waits is delivered after the next start. */
    public void stop(Collection<String> routes) {
        List<Running> stopped =
                routes.stream().map(running::remove).filter(Objects::nonNull).toList();
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

    private boolean rests(String route) {
        Running one = running.get(route);
        return one != null && one.worker().isHalted();
    }

    private double waitingSeconds(String route) {
        Running one = running.get(route);
        return one == null ? Double.NaN : one.meters().waitingSeconds();
    }

    public List<DeliveryRoute> list() {
        return running.values().stream()
                .map(Running::route)
                .sorted(java.util.Comparator.comparing(DeliveryRoute::id))
                .toList();
    }

    /** What is ordered for a route. */
    public RouteControl control(String route) {
        return controls.of(route);
    }

    /** What went wrong last on a route, with its time. */
    public Optional<String> lastError(String route) {
        Running one = running.get(route);
        @Nullable String error = one == null ? null : one.meters().lastError();
        return Optional.ofNullable(error);
    }

    /** The targets that a route has sent to since its start, by name. */
    public Set<String> targets(String route) {
        Running one = running.get(route);
        return one == null ? Set.of() : one.meters().targets();
    }

    /**
     * The subjects of the events that a route selects and has not delivered: those behind its last commit that have no fate yet,
     * and those that are parked. What another instance delivered in the last moment may be among them. Throws {@link
     * fi.vayla.log.LogUnavailable} when Kafka does not answer.
     */
    public Set<String> undelivered(String route) {
        Running one = running.get(route);
        if (one == null) {
            return Set.of();
        }
        Set<String> subjects = new HashSet<>(parkingLot.fold().keys(route));
        Map<Partition, Committed> committed = groups.committed(one.route().group());
        Map<Partition, Long> from = new HashMap<>();
        for (Partition partition : groups.ends(one.route().topics()).keySet()) {
            Committed done = committed.get(partition);
            from.put(partition, done == null ? 0 : done.offset());
        }
        reader.readToEnd(from, record -> {
            if (record.event() instanceof LoggedEvent event
                    && one.route().selects(event)
                    && !(ledger.known(route, Span.receipt(event), record.place()) instanceof Ledger.Known.Settled)) {
                subjects.add(record.key());
            }
        });
        return subjects;
    }

    /** How every running route stands. Asks Kafka for the offsets. */
    public List<RouteStand> stands() {
        Map<Partition, Long> ends = groups.ends(Set.of(Topic.values()));
        Map<String, Instant> parked = parkingLot.fold().oldest();
        List<RouteStand> stands = new ArrayList<>();
        for (DeliveryRoute route : list()) {
            Running one = running.get(route.id());
            if (one != null) {
                stands.add(stand(one, ends, parked.get(route.id())));
            }
        }
        return stands;
    }

    /** How the systems stand that messages were sent to, by name. */
    public List<SystemStand> systems() {
        return gates.states().entrySet().stream()
                .map(gate -> SystemStand.of(gate.getKey(), gate.getValue()))
                .sorted(java.util.Comparator.comparing(SystemStand::name))
                .toList();
    }

    private RouteStand stand(Running one, Map<Partition, Long> ends, @Nullable Instant oldestParked) {
        Map<Partition, Committed> committed = groups.committed(one.route().group());
        Map<Partition, Standing> standings = new HashMap<>();
        committed.forEach((partition, last) -> standings.put(partition, Standing.parse(last.note())));
        standings.putAll(one.worker().standings());
        Standing all = standings.values().stream().reduce(Standing.NONE, Standing::plus);
        return new RouteStand(
                one.route().id(),
                all.received(),
                all.delivered(),
                all.parked(),
                all.discarded(),
                all.waiting(),
                all.unknown(),
                all.unaccounted(),
                Stream.concat(one.worker().oldest().stream(), Stream.ofNullable(oldestParked))
                        .min(Instant::compareTo)
                        .orElse(null),
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
