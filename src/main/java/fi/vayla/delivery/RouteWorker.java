package fi.vayla.delivery;

import fi.vayla.log.GroupReader;
import fi.vayla.log.LogGroups;
import fi.vayla.log.LogReader;
import fi.vayla.log.Logged;
import fi.vayla.log.LoggedEvent;
import fi.vayla.log.Partition;
import fi.vayla.log.Unreadable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the log for one route, hands each event to its key's queue, and commits what has its fate. Owns one thread. */
final class RouteWorker implements GroupReader.Assignment {

    private static final Logger log = LoggerFactory.getLogger(RouteWorker.class);
    private static final Duration REST = Duration.ofSeconds(1);

    private final DeliveryRoute route;
    private final LogGroups groups;
    private final Ledger ledger;
    private final ParkingLot parkingLot;
    private final Settling settling;
    private final Draining draining;
    private final ParkedKeys parkedKeys;
    private final DeliverySettings settings;
    private final Clock clock;
    private final KeyQueues queues;
    private final LinkedBlockingQueue<Runnable> ended = new LinkedBlockingQueue<>();
    private final Shares shares;
    private final Steering steering;
    private final Thread thread;
    private Map<Partition, Standing> standings = Map.of(); // guarded by this
    private @Nullable Instant oldest; // guarded by this
    private long bytesInFlight;
    private Instant lastCommit;
    private volatile @Nullable GroupReader joined;
    private volatile boolean stopping;

    RouteWorker(
            DeliveryRoute route,
            LogGroups groups,
            Ledger ledger,
            ParkingLot parkingLot,
            Settling settling,
            Draining draining,
            Gates gates,
            RouteControls controls,
            Pace pace,
            LogReader reader,
            DeliverySettings settings,
            Clock clock) {
        this.route = route;
        this.groups = groups;
        this.ledger = ledger;
        this.parkingLot = parkingLot;
        this.settling = settling;
        this.draining = draining;
        this.parkedKeys = new ParkedKeys(route.concurrency());
        this.settings = settings;
        this.clock = clock;
        this.lastCommit = clock.instant();
        this.shares = new Shares(route.id(), ledger, gates, settings, ended);
        this.steering = new Steering(route, controls, shares, pace, new Rewinding(route, ledger, reader, shares));
        this.queues = new KeyQueues("deliver-" + route.id());
        this.thread = Thread.ofPlatform().name("route-" + route.id()).start(this::run);
    }

    private void run() {
        parkingLot.tell(route.id(), parkedKeys);
        steering.tell(this::wake);
        while (!stopping) {
            try (GroupReader reader = groups.join(route.group(), route.topics(), this)) {
                joined = reader;
                deliver(reader);
                shares.handOverAll(reader);
            } catch (RuntimeException e) {
                log.error("Route {} lost the log and joins again", route.id(), e);
                shares.abandonAll();
                rest();
            }
        }
        steering.tellNoMore();
        parkingLot.tellNoMore(route.id(), parkedKeys);
    }

    private void deliver(GroupReader reader) {
        while (!stopping) {
            reader.poll(shares.patience()).forEach(this::take);
            shares.runEnded();
            wake(steering.obey(reader));
            publish();
            if (!steering.isHalted()) {
                drainParked();
            }
            shares.bound(reader, bytesInFlight);
            if (!clock.instant().isBefore(lastCommit.plus(settings.commitInterval()))) {
                lastCommit = clock.instant();
                shares.commit(reader);
            }
        }
    }

    private void wake() {
        GroupReader reader = joined;
        if (reader != null) {
            reader.wake();
        }
    }

    private static void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Logged logged) {
        long offset = logged.place().offset();
        Share share = shares.find(logged.place().inPartition());
        if (share == null) {
            return; // given up while the batch was on its way
        }
        Item item = selected(logged);
        if (item == null) {
            passOver(share, logged);
            return;
        }
        share.tracker().read(offset, item.receivedAt());
        Round round = share.rewound().round(offset);
        submit(share, item.key(), item.data().length, stop -> {
            Settling.Result result = settling.settle(item.in(round), stop);
            return () -> {
                if (result != Settling.Result.INTERRUPTED) {
                    share.tracker().done(offset, result == Settling.Result.REPEAT);
                }
            };
        });
    }

    /** An event that the route selected when it came counts as received still, when it is read again. */
    private void passOver(Share share, Logged logged) {
        long offset = logged.place().offset();
        if (share.readsAgain(offset) && Span.isKnown(ledger.known(route.id(), Span.receipt(logged), logged.place()))) {
            share.tracker().read(offset, clock.instant());
            share.tracker().done(offset, false);
        } else {
            share.tracker().passed(offset);
        }
    }

    /** Gives the parked keys of ours that have something to do their turns. */
    private void drainParked() {
        for (String key : parkedKeys.begin()) {
            Share share = parkingLot
                    .fold()
                    .first(route.id(), key)
                    .map(first -> shares.find(first.partition()))
                    .orElse(null);
            if (share == null) {
                parkedKeys.end(key, false); // another instance's
            } else {
                submit(share, key, 0, stop -> {
                    boolean again = draining.turn(key, share.partition(), stop);
                    return () -> parkedKeys.end(key, again);
                });
            }
        }
    }

    /**
     * Runs a task after all others of its key; one that fails for a reason of the hub's own is run again until it is given up.
     *
     * @param bytes that it holds in memory
     * @param task what it returns is run on the route's thread
     */
    private void submit(Share share, String key, int bytes, Function<CountDownLatch, Runnable> task) {
        share.started();
        bytesInFlight += bytes;
        queues.submit(key, () -> {
            Runnable after = untilItWorks(key, share.stop(), task);
            ended.add(() -> {
                share.ended();
                bytesInFlight -= bytes;
                after.run();
            });
        });
    }

    private Runnable untilItWorks(String key, CountDownLatch stop, Function<CountDownLatch, Runnable> task) {
        while (true) {
            try {
                return task.apply(stop);
            } catch (Throwable e) { // a task that died would hold its key and its partition for ever
                log.error("Route {} failed on {} and tries again", route.id(), key, e);
            }
            try {
                if (stop.await(REST.toMillis(), TimeUnit.MILLISECONDS)) {
                    return () -> {};
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return () -> {};
            }
        }
    }

    private @Nullable Item selected(Logged logged) {
        return switch (logged) {
            case LoggedEvent event -> route.types().contains(event.event().type()) ? selected(event) : null;
            case Unreadable unreadable -> unreadable.isRow() ? null : Item.of(unreadable, clock.instant());
        };
    }

    private @Nullable Item selected(LoggedEvent event) {
        try {
            return route.selection().test(event.event()) ? Item.of(event) : null;
        } catch (RuntimeException | StackOverflowError e) {
            return Item.unselectable(event, e);
        }
    }

    @Override
    public void assigned(GroupReader reader, Set<Partition> partitions) {
        ledger.own(route.id(), partitions);
        parkingLot.awaitRows();
        steering.awaitOrders();
        shares.add(partitions, groups.committed(route.group()));
        wake(steering.obey(reader));
        wake(partitions);
    }

    /** Has the parked keys of these partitions looked at. */
    private void wake(Set<Partition> partitions) {
        if (!partitions.isEmpty()) {
            parkingLot.fold().firsts(route.id(), partitions).stream()
                    .filter(ParkedEntry::concernsOwner)
                    .forEach(parkedKeys);
        }
    }

    @Override
    public void revoked(GroupReader reader, Set<Partition> partitions) {
        shares.handOver(reader, partitions);
    }

    @Override
    public void lost(Set<Partition> partitions) {
        shares.lose(partitions);
    }

    private synchronized void publish() {
        standings = shares.standings();
        oldest = shares.oldest();
    }

    /** How the route stands in the partitions that this instance owns, as of the last poll. */
    synchronized Map<Partition, Standing> standings() {
        return standings;
    }

    /** Whether nothing begins here, because the route is paused; as of the last poll. */
    boolean isHalted() {
        return steering.isHalted();
    }

    /** When the oldest event that has no fate yet was received, as of the last poll. */
    synchronized Optional<Instant> oldest() {
        return Optional.ofNullable(oldest);
    }

    /**
     * Returns when the calls under way have ended and their offsets are committed, or the drain time is over and nothing is
     * written any more: whoever delivers next must be the only one.
     */
    void stop() {
        stopping = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
