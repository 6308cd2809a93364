package fi.vayla.delivery;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What one partition may commit: never an offset past an event that has no fate yet. It also counts the distinct events below
 * that offset, which is committed with it, so that the count survives any crash exactly. Not thread-safe.
 */
final class OffsetTracker {

    /** A read event. */
    static final class Entry {
        private final long offset;
        private boolean done;
        private boolean repeat;

        private Entry(long offset) {
            this.offset = offset;
        }
    }

    private final Deque<Entry> open = new ArrayDeque<>();
    private long next;
    private long received;
    private int waiting;
    private int openRepeats;

    /** @param received distinct events for this route below the offset that reading starts at */
    OffsetTracker(long received) {
        this.received = received;
    }

    /** An event for this route was read. */
    Entry read(long offset) {
        Entry entry = new Entry(offset);
        open.add(entry);
        waiting++;
        next = offset + 1;
        return entry;
    }

    /** An event that is not for this route was read. */
    void passed(long offset) {
        next = offset + 1;
    }

    /** @param repeat true when the ledger knew the receipt from another record already */
    void done(Entry entry, boolean repeat) {
        entry.done = true;
        entry.repeat = repeat;
        waiting--;
        openRepeats += repeat ? 1 : 0;
        while (!open.isEmpty() && open.element().done) {
            if (open.remove().repeat) {
                openRepeats--;
            } else {
                received++;
            }
        }
    }

    /** The offset that may be committed, or 0 when nothing has been read. */
    long committable() {
        return open.isEmpty() ? next : open.element().offset;
    }

    /** Distinct events for this route below {@link #committable()}. */
    long receivedBelowCommittable() {
        return received;
    }

    /** Distinct events for this route up to where it has read. */
    long receivedInAll() {
        return received + open.size() - openRepeats;
    }

    /** Events without a fate. */
    int waiting() {
        return waiting;
    }
}
