package fi.vayla.delivery;

import fi.vayla.log.Committed;
import fi.vayla.log.Partition;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

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

    Committed toCommit() {
        return new Committed(tracker.committable(), Long.toString(tracker.receivedBelowCommittable()));
    }

    /** @param last what was committed now, if anything of this partition was */
    void committed(@Nullable Committed last) {
        if (last != null) {
            committed = last.offset();
        }
    }
}
