package fi.vayla.delivery;

import fi.vayla.log.Committed;
import fi.vayla.log.Partition;
import java.util.concurrent.CountDownLatch;

/** One partition while this instance owns it on a route. Used by the route's thread only, but for {@link #stop()}. */
final class Share {

    private final Partition partition;
    private final OffsetTracker tracker;
    private final CountDownLatch stop = new CountDownLatch(1);
    private long committed;
    private int underWay;

    Share(Partition partition, long received) {
        this.partition = partition;
        this.tracker = new OffsetTracker(received);
    }

    Partition partition() {
        return partition;
    }

    OffsetTracker tracker() {
        return tracker;
    }

    /** Opened when this instance gives the partition up. */
    CountDownLatch stop() {
        return stop;
    }

    void started() {
        underWay++;
    }

    void ended() {
        underWay--;
    }

    /** Tasks that were started and have not ended, with a fate or without. */
    int underWay() {
        return underWay;
    }

    boolean hasNews() {
        return tracker.committable() > committed;
    }

    /** What may be committed now, and counts as committed from now on. */
    Committed toCommit() {
        committed = tracker.committable();
        return new Committed(committed, tracker.receivedBelowCommittable());
    }
}
