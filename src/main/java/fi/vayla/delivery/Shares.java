package fi.vayla.delivery;

import fi.vayla.delivery.RouteControl.Rewind;
import fi.vayla.log.Committed;
import fi.vayla.log.GroupReader;
import fi.vayla.log.Partition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The partitions that this instance owns on one route, from when it is given them until it has handed them over. Used by the route's thread only. */
final class Shares {

    private static final Duration BUSY = Duration.ofMillis(100);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final String route;
    private final Ledger ledger;
    private final Gates gates;
    private final DeliverySettings settings;
    private final LinkedBlockingQueue<Runnable> ended;
    private final Map<Partition, Share> shares = new HashMap<>();

    /** @param ended what is to be run on the route's thread after each task, from any thread */
    Shares(String route, Ledger ledger, Gates gates, DeliverySettings settings, LinkedBlockingQueue<Runnable> ended) {
        this.route = route;
        this.ledger = ledger;
        this.gates = gates;
        this.settings = settings;
        this.ended = ended;
    }

    /** Null for a partition that is another instance's. */
    @Nullable
    Share find(Partition partition) {
        return shares.get(partition);
    }

    /** @param committed what was committed of them last */
    void add(Set<Partition> partitions, Map<Partition, Committed> committed) {
        for (Partition partition : partitions) {
            shares.put(partition, new Share(partition, committed.get(partition)));
        }
    }

    /** Whether nothing is read of some partition now, though there may be more. */
    private boolean isHeld() {
        return shares.values().stream()
                .anyMatch(share ->
                        share.halted() || (share.paused() && share.tracker().waiting() > most() / 2));
    }

    /** How long a poll may wait. While nothing is under way, a message or an order ends the wait. */
    Duration patience() {
        if (shares.values().stream().allMatch(share -> share.underWay() == 0)) {
            return IDLE;
        }
        return isHeld() ? Duration.ZERO : BUSY;
    }

    /**
     * Runs what is to be run after the tasks that have ended. Where a partition is held back, it waits for some a moment: a poll
     * does not block while it has records of such a one.
     */
    void runEnded() {
        long until = System.nanoTime() + HELD_NANOS;
        for (Runnable one = nextEnded(until); one != null; one = nextEnded(until)) {
            one.run();
        }
    }

    private @Nullable Runnable nextEnded(long until) {
        long left = until - System.nanoTime();
        try {
            return left > 0 && isHeld() ? ended.poll(left, TimeUnit.NANOSECONDS) : ended.poll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Pauses the partitions that have their part of what the route may hold in memory, and resumes those that have room. */
    void bound(GroupReader reader, long bytesInFlight) {
        int most = most();
        long mostBytes = settings.inFlightSize().toBytes();
        for (Share share : shares.values().stream().filter(one -> !one.halted()).toList()) {
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

    private int most() {
        return Math.max(1, settings.inFlight() / Math.max(1, shares.size()));
    }

    /** Those that have not obeyed a rewind yet. */
    List<Share> disobeying(Rewind order) {
        return shares.values().stream()
                .filter(share -> share.rewound().order() < order.id())
                .toList();
    }

    void replace(Share next) {
        shares.put(next.partition(), next);
    }

    /** Nothing begins any more; what waits for its turn or its system is given up, and calls that are under way end. */
    void halt(GroupReader reader) {
        halt(reader, shares.values());
    }

    /** The same of some of them. */
    void halt(GroupReader reader, Collection<Share> some) {
        List<Share> going = some.stream().filter(share -> !share.halted()).toList();
        if (!going.isEmpty()) {
            reader.pause(going.stream().map(Share::partition).collect(Collectors.toSet()));
            going.forEach(Share::halt);
            gates.wake();
        }
    }

    /**
     * Lets those that rest go on behind what they have committed.
     *
     * @param order one that has to be obeyed first
     * @return those that do; of the others something is under way still, or Kafka did not take the commit now
     */
    Set<Partition> goOn(GroupReader reader, @Nullable Rewind order) {
        List<Share> resting = shares.values().stream()
                .filter(Share::rests)
                .filter(share -> order == null || share.rewound().order() >= order.id())
                .toList();
        commit(reader, resting);
        Set<Partition> going = new HashSet<>();
        for (Share share : resting) {
            if (hasCommitted(share)) {
                share.nextOffset().ifPresent(offset -> reader.seek(share.partition(), offset));
                shares.put(share.partition(), share.next());
                going.add(share.partition());
            }
        }
        if (!going.isEmpty()) {
            reader.resume(going);
        }
        return going;
    }

    void commit(GroupReader reader) {
        commit(reader, shares.values());
    }

    boolean hasCommitted(Share share) {
        return share.news(share.standing(ledger, route)).isEmpty();
    }

    void commit(GroupReader reader, Collection<Share> ours) {
        Map<Partition, Committed> next = new HashMap<>();
        for (Share share : ours) {
            share.news(share.standing(ledger, route)).ifPresent(news -> next.put(share.partition(), news));
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

    /** Lets the calls that are under way there end, commits what has its fate, and forgets the partitions. */
    void handOver(GroupReader reader, Set<Partition> partitions) {
        List<Share> leaving =
                partitions.stream().map(shares::get).filter(Objects::nonNull).toList();
        giveUp(leaving);
        commit(reader, leaving);
        forget(partitions);
    }

    void handOverAll(GroupReader reader) {
        handOver(reader, Set.copyOf(shares.keySet()));
    }

    /** Others have these partitions already: nothing new begins here, and what was done is theirs to find in the ledger. */
    void lose(Set<Partition> partitions) {
        partitions.stream()
                .map(shares::get)
                .filter(Objects::nonNull)
                .forEach(share -> share.stop().countDown());
        gates.wake();
        forget(partitions);
    }

    /** Lets the calls that are under way end, and forgets all partitions; nothing can be committed now. */
    void abandonAll() {
        giveUp(shares.values());
        forget(Set.copyOf(shares.keySet()));
    }

    private void forget(Set<Partition> partitions) {
        ledger.release(route, partitions);
        shares.keySet().removeAll(partitions);
    }

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

    Map<Partition, Standing> standings() {
        return shares.values().stream()
                .collect(Collectors.toMap(Share::partition, share -> share.standing(ledger, route)));
    }

    /** When the oldest event that has no fate yet was received. */
    @Nullable
    Instant oldest() {
        return shares.values().stream()
                .flatMap(share -> share.tracker().oldest().stream())
                .min(Instant::compareTo)
                .orElse(null);
    }
}
