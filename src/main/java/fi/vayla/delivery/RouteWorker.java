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
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the log for one route, hands each event to its key's queue, and commits what has its fate. Owns one thread. */
final class RouteWorker implements GroupReader.Assignment {

    private static final Logger log = LoggerFactory.getLogger(RouteWorker.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration REST = Duration.ofSeconds(1);

    private record Completed(Share share, OffsetTracker.Entry entry, int size, Settling.Result result) {}

    private final DeliveryRoute route;
    private final LogGroups groups;
    private final Settling settling;
    private final DeliverySettings settings;
    private final Clock clock;
    private final KeyQueues queues;
    private final LinkedBlockingQueue<Completed> completed = new LinkedBlockingQueue<>();
    private final Map<Partition, Share> shares = new HashMap<>();
    private final Thread thread;
    private Map<Partition, Stand> stands = Map.of(); // guarded by this
    private int inFlight;
    private long bytesInFlight;
    private boolean paused;
    private Instant lastCommit;
    private volatile boolean stopping;

    /**
     * What the route has of one partition, at one moment.
     *
     * @param received distinct events for this route up to where it has read
     * @param waiting those of them that have no fate yet
     */
    record Stand(long received, long waiting) {}

    RouteWorker(DeliveryRoute route, LogGroups groups, Settling settling, DeliverySettings settings, Clock clock) {
        this.route = route;
        this.groups = groups;
        this.settling = settling;
        this.settings = settings;
        this.clock = clock;
        this.lastCommit = clock.instant();
        this.queues = new KeyQueues("deliver-" + route.id());
        this.thread = Thread.ofPlatform().name("route-" + route.id()).start(this::run);
    }

    private void run() {
        while (!stopping) {
            Set<Topic> topics = route.types().stream().map(Topic::of).collect(Collectors.toSet());
            paused = false;
            try (GroupReader reader = groups.join(route.group(), topics, this)) {
                while (!stopping) {
                    reader.poll(POLL).forEach(this::take);
                    settleCompleted();
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
        Share share =
                shares.get(new Partition(logged.place().topic(), logged.place().partition()));
        if (share == null) {
            return; // given up while the batch was on its way
        }
        Item item = selected(logged);
        if (item == null) {
            share.tracker().passed(logged.place().offset());
            return;
        }
        OffsetTracker.Entry entry = share.tracker().read(logged.place().offset());
        share.started();
        inFlight++;
        bytesInFlight += item.data().length;
        queues.submit(item.key(), () -> {
            Settling.Result result = settling.settle(item, share.stop());
            completed.add(new Completed(share, entry, item.data().length, result));
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

    private void settleCompleted() {
        for (Completed one = completed.poll(); one != null; one = completed.poll()) {
            settle(one);
        }
        publish();
    }

    private void settle(Completed one) {
        inFlight--;
        bytesInFlight -= one.size();
        one.share().ended();
        if (one.result() != Settling.Result.INTERRUPTED) {
            one.share().tracker().done(one.entry(), one.result() == Settling.Result.REPEAT);
        }
    }

    private void bound(GroupReader reader) {
        long mostBytes = settings.inFlightSize().toBytes();
        if (!paused && (inFlight >= settings.inFlight() || bytesInFlight >= mostBytes)) {
            reader.pause(shares.keySet());
            paused = true;
        } else if (paused && inFlight <= settings.inFlight() / 2 && bytesInFlight <= mostBytes / 2) {
            reader.resume(shares.keySet());
            paused = false;
        }
    }

    private void commit(GroupReader reader, Collection<Share> ours) {
        lastCommit = clock.instant();
        Map<Partition, Committed> next = new HashMap<>();
        for (Share share : ours) {
            if (share.hasNews()) {
                next.put(share.partition(), share.toCommit());
            }
        }
        if (!next.isEmpty() && reader.commit(next)) {
            ours.forEach(share -> share.committed(next.get(share.partition())));
        }
    }

    @Override
    public void assigned(GroupReader reader, Set<Partition> partitions) {
        settling.awaitRows();
        Map<Partition, Committed> committed = groups.committed(route.group());
        for (Partition partition : partitions) {
            Committed before = committed.get(partition);
            shares.put(partition, new Share(partition, before == null ? 0 : Long.parseLong(before.note())));
        }
    }

    @Override
    public void revoked(GroupReader reader, Set<Partition> partitions) {
        List<Share> leaving = partitions.stream()
                .map(shares::get)
                .filter(java.util.Objects::nonNull)
                .toList();
        giveUp(leaving);
        commit(reader, leaving);
        shares.keySet().removeAll(partitions);
    }

    /** Lets calls that are under way end, and takes back what waits. */
    private void giveUp(Collection<Share> leaving) {
        leaving.forEach(share -> share.stop().countDown());
        long end = System.nanoTime() + settings.drain().toNanos();
        while (leaving.stream().anyMatch(share -> share.underWay() > 0) && System.nanoTime() < end) {
            try {
                Completed one = completed.poll(50, TimeUnit.MILLISECONDS);
                if (one != null) {
                    settle(one);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized void publish() {
        stands = shares.values().stream()
                .collect(Collectors.toMap(
                        Share::partition,
                        share -> new Stand(
                                share.tracker().receivedInAll(), share.tracker().waiting())));
    }

    /** The partitions that this instance owns, as of the last poll. */
    synchronized Map<Partition, Stand> stands() {
        return stands;
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
