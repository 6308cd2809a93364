package fi.vayla.delivery;

import fi.vayla.log.Committed;
import fi.vayla.log.GroupReader;
import fi.vayla.log.LogGroups;
import fi.vayla.log.Logged;
import fi.vayla.log.LoggedEvent;
import fi.vayla.log.Partition;
import fi.vayla.log.Topic;
import fi.vayla.log.Unreadable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the log for one route, hands each event to its key's queue, and commits what has its fate. Owns one thread. */
final class RouteWorker implements GroupReader.Assignment {

    private static final Logger log = LoggerFactory.getLogger(RouteWorker.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration REST = Duration.ofSeconds(1);

    private final DeliveryRoute route;
    private final LogGroups groups;
    private final Ledger ledger;
    private final ParkingLot parkingLot;
    private final Settling settling;
    private final Gates gates;
    private final DeliverySettings settings;
    private final Clock clock;
    private final KeyQueues queues;
    private final LinkedBlockingQueue<Runnable> ended = new LinkedBlockingQueue<>();
    private final Map<Partition, Share> shares = new HashMap<>();
    private final Thread thread;
    private Map<Partition, Standing> standings = Map.of(); // guarded by this
    private @Nullable Instant oldest; // guarded by this
    private long bytesInFlight;
    private Instant lastCommit;
    private volatile boolean stopping;

    RouteWorker(
            DeliveryRoute route,
            LogGroups groups,
            Ledger ledger,
            ParkingLot parkingLot,
            Settling settling,
            Gates gates,
            DeliverySettings settings,
            Clock clock) {
        this.route = route;
        this.groups = groups;
        this.ledger = ledger;
        this.parkingLot = parkingLot;
        this.settling = settling;
        this.gates = gates;
        this.settings = settings;
        this.clock = clock;
        this.lastCommit = clock.instant();
        this.queues = new KeyQueues("deliver-" + route.id());
        this.thread = Thread.ofPlatform().name("route-" + route.id()).start(this::run);
    }

    private void run() {
        while (!stopping) {
            Set<Topic> topics = route.types().stream().map(Topic::of).collect(Collectors.toSet());
            try (GroupReader reader = groups.join(route.group(), topics, this)) {
                while (!stopping) {
                    reader.poll(POLL).forEach(this::take);
                    endTasks();
                    bound(reader);
                    if (!clock.instant().isBefore(lastCommit.plus(settings.commitInterval()))) {
                        commit(reader, shares.values());
                    }
                }
                giveUp(shares.values());
                commit(reader, shares.values());
            } catch (RuntimeException e) {
                log.error("Route {} lost the log and joins again", route.id(), e);
                giveUp(shares.values());
                rest();
            }
            ledger.release(route.id(), shares.keySet());
            shares.clear();
        }
    }

    private void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Logged logged) {
        long offset = logged.place().offset();
        Share share =
                shares.get(new Partition(logged.place().topic(), logged.place().partition()));
        if (share == null) {
            return; // given up while the batch was on its way
        }
        Item item = selected(logged);
        if (item == null) {
            share.tracker().passed(offset);
            return;
        }
        share.tracker().read(offset, item.receivedAt());
        bytesInFlight += item.data().length;
        submit(share, item.key(), stop -> {
            Settling.Result result = settling.settle(item, stop);
            return () -> {
                bytesInFlight -= item.data().length;
                if (result != Settling.Result.INTERRUPTED) {
                    share.tracker().done(offset, result == Settling.Result.REPEAT);
                }
            };
        });
    }

    /**
     * Runs a task after all others of its key.
     *
     * @param task what it returns is run on the route's thread
     */
    private void submit(Share share, String key, Function<CountDownLatch, Runnable> task) {
        share.started();
        queues.submit(key, () -> {
            Runnable after = task.apply(share.stop());
            ended.add(() -> {
                share.ended();
                after.run();
            });
        });
    }

    private @Nullable Item selected(Logged logged) {
        return switch (logged) {
            case LoggedEvent event -> route.types().contains(event.event().type()) ? selected(event) : null;
            case Unreadable unreadable -> Item.of(unreadable, clock.instant());
        };
    }

    private @Nullable Item selected(LoggedEvent event) {
        try {
            return route.selection().test(event.event()) ? Item.of(event) : null;
        } catch (RuntimeException e) {
            return Item.unselectable(event, e);
        }
    }

    private void endTasks() {
        for (Runnable one = ended.poll(); one != null; one = ended.poll()) {
            one.run();
        }
        publish();
    }

    /** Pauses the partitions that have their part of what the route may hold in memory, and resumes those that have room. */
    private void bound(GroupReader reader) {
        int most = Math.max(1, settings.inFlight() / Math.max(1, shares.size()));
        long mostBytes = settings.inFlightSize().toBytes();
        for (Share share : shares.values()) {
            int waiting = share.tracker().waiting();
            if (!share.paused() && (waiting >= most || bytesInFlight >= mostBytes)) {
                reader.pause(Set.of(share.partition()));
                share.paused(true);
            } else if (share.paused() && waiting <= most / 2 && bytesInFlight <= mostBytes / 2) {
                reader.resume(Set.of(share.partition()));
                share.paused(false);
            }
        }
    }

    private void commit(GroupReader reader, Collection<Share> ours) {
        lastCommit = clock.instant();
        Map<Partition, Committed> next = new HashMap<>();
        for (Share share : ours) {
            share.news(share.standing(ledger, route.id())).ifPresent(news -> next.put(share.partition(), news));
        }
        if (!next.isEmpty() && reader.commit(next)) {
            for (Share share : ours) {
                Committed one = next.get(share.partition());
                if (one != null) {
                    share.committed(one);
                }
            }
        }
    }

    @Override
    public void assigned(GroupReader reader, Set<Partition> partitions) {
        ledger.own(route.id(), partitions);
        parkingLot.awaitRows();
        Map<Partition, Committed> committed = groups.committed(route.group());
        for (Partition partition : partitions) {
            shares.put(partition, new Share(partition, committed.get(partition)));
        }
    }

    @Override
    public void revoked(GroupReader reader, Set<Partition> partitions) {
        List<Share> leaving =
                partitions.stream().map(shares::get).filter(Objects::nonNull).toList();
        giveUp(leaving);
        commit(reader, leaving);
        shares.keySet().removeAll(partitions);
        ledger.release(route.id(), partitions);
    }

    /** Lets calls that are under way end, and takes back what waits. */
    private void giveUp(Collection<Share> leaving) {
        leaving.forEach(share -> share.stop().countDown());
        gates.wake();
        long end = System.nanoTime() + settings.drain().toNanos();
        while (leaving.stream().anyMatch(share -> share.underWay() > 0) && System.nanoTime() < end) {
            try {
                Runnable one = ended.poll(50, TimeUnit.MILLISECONDS);
                if (one != null) {
                    one.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized void publish() {
        standings = shares.values().stream()
                .collect(Collectors.toMap(Share::partition, share -> share.standing(ledger, route.id())));
        oldest = shares.values().stream()
                .flatMap(share -> share.tracker().oldest().stream())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** How the route stands in the partitions that this instance owns, as of the last poll. */
    synchronized Map<Partition, Standing> standings() {
        return standings;
    }

    /** When the oldest event that has no fate yet was received, as of the last poll. */
    synchronized Optional<Instant> oldest() {
        return Optional.ofNullable(oldest);
    }

    /** Returns when the calls under way have ended and their offsets are committed, or the drain time is over. */
    void stop() {
        stopping = true;
        try {
            thread.join(settings.drain().plusSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
