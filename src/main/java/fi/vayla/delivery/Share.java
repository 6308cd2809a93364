package fi.vayla.delivery;

import fi.vayla.log.Committed;
import fi.vayla.log.Partition;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One partition while this instance owns it on a route. Used by the route's thread only, but for {@link #stop()}. */
final class Share {

    private final Partition partition;
    private final OffsetTracker tracker;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Committed committed;
    private Rewound rewound;
    private int underWay;
    private boolean paused;
    private boolean halted;

    /** @param committed what was committed of it last, by whoever owned it */
    Share(Partition partition, @Nullable Committed committed) {
        this.partition = partition;
        this.committed = committed;
        this.rewound = committed == null ? Rewound.NONE : Rewound.parse(committed.note());
        this.tracker = new OffsetTracker(
                committed == null ? 0 : Standing.parse(committed.note()).below());
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

    boolean paused() {
        return paused;
    }

    void paused(boolean wanted) {
        paused = wanted;
    }

    /** Nothing begins here any more; what is under way ends. */
    void halt() {
        halted = true;
        stop.countDown();
    }

    boolean halted() {
        return halted;
    }

    /** Whether it is halted, and all that was under way has ended. */
    boolean rests() {
        return halted && underWay == 0;
    }

    /** What takes its place when it may go on; what has no fate yet is read again. */
    Share next() {
        Share next = new Share(partition, committed);
        next.rewound = rewound; // perhaps not committed yet
        return next;
    }

    /** What takes its place, to go on from this commit. */
    Share next(Committed last) {
        Share next = new Share(partition, last);
        next.halt();
        return next;
    }

    /** The rewind that was obeyed here last. */
    Rewound rewound() {
        return rewound;
    }

    /** There is nothing here to be read again for the order. */
    void passOver(long order) {
        rewound = new Rewound(order, 0, false);
    }

    /** Whether an event is read again, for a rewind. */
    boolean readsAgain(long offset) {
        return offset < rewound.until();
    }

    /** Where the next one reads on; empty while nothing has been read and nothing committed, ever. */
    OptionalLong nextOffset() {
        if (tracker.hasRead()) {
            return OptionalLong.of(tracker.committable());
        }
        return committed == null ? OptionalLong.empty() : OptionalLong.of(committed.offset());
    }

    /** How the route stands here. */
    Standing standing(Ledger ledger, String route) {
        LedgerSums sums = ledger.sums(route, partition);
        // parked messages on their way again have an open row, and their offset is passed
        long again =
                sums.begun().stream().filter(offset -> !tracker.isOpen(offset)).count();
        return Standing.of(
                tracker.receivedBelowCommittable(), tracker.receivedInAll(), tracker.waiting() + again, sums);
    }

    /** What is to be committed, if something has changed since the last commit. */
    Optional<Committed> news(Standing standing) {
        long offset = tracker.committable() == 0 && committed != null ? committed.offset() : tracker.committable();
        Committed next = new Committed(offset, standing.note() + rewound.note());
        return offset == 0 || next.equals(committed) ? Optional.empty() : Optional.of(next);
    }

    /** What was committed of it last; null for nothing, ever. */
    @Nullable
    Committed committed() {
        return committed;
    }

    void committed(Committed last) {
        committed = last;
    }
}
