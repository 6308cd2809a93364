package fi.vayla.delivery;

import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one partition may commit: never an offset past an event that has no fate yet. It also counts the distinct events below
 * that offset, which is committed with it, so that the count survives any crash exactly. Takes a bit for each event behind
 * one that waits, so that one message may wait for days while millions pass it. Not thread-safe.
 */
final class OffsetTracker {

    private static final int SHIFT = 1 << 16;

    private final TreeMap<Long, Instant> open = new TreeMap<>();
    private BitSet done = new BitSet(); // distinct events for the route, from the origin on
    private long origin;
    private long committable; // all below has its fate
    private long next;
    private long received; // distinct events below committable
    private int doneAhead; // bits that are set at or above committable

    /** @param received distinct events for this route below the offset that reading starts at */
    OffsetTracker(long received) {
        this.received = received;
    }

    /** An event for this route was read. */
    void read(long offset, Instant receivedAt) {
        begin(offset);
        open.put(offset, receivedAt);
        next = offset + 1;
        advance();
    }

    /** An event that is not for this route was read. */
    void passed(long offset) {
        begin(offset);
        next = offset + 1;
        advance();
    }

    /** @param repeat true when the ledger knew the receipt from another record already */
    void done(long offset, boolean repeat) {
        open.remove(offset);
        if (!repeat) {
            done.set((int) (offset - origin));
            doneAhead++;
        }
        advance();
    }

    private void begin(long offset) {
        if (next == 0) {
            origin = offset;
            committable = offset;
        }
    }

    private void advance() {
        long to = open.isEmpty() ? next : open.firstKey();
        int end = (int) (to - origin);
        int passed = done.get((int) (committable - origin), end).cardinality();
        received += passed;
        doneAhead -= passed;
        committable = to;
        if (end > SHIFT) {
            done = done.get(end, Math.max(end, done.length()));
            origin = to;
        }
    }

    /** The offset that may be committed, or 0 when nothing has been read. */
    long committable() {
        return committable;
    }

    /** Whether anything has been read, for the route or not. */
    boolean hasRead() {
        return next > 0;
    }

    /** Distinct events for this route below {@link #committable()}. */
    long receivedBelowCommittable() {
        return received;
    }

    /** Distinct events for this route up to where it has read. */
    long receivedInAll() {
        return received + doneAhead + open.size();
    }

    /** Events without a fate. */
    int waiting() {
        return open.size();
    }

    boolean isOpen(long offset) {
        return open.containsKey(offset);
    }

    /** When the first of those without a fate was received. */
    Optional<Instant> oldest() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.firstEntry().getValue());
    }
}
