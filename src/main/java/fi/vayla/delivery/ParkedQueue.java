package fi.vayla.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The parked messages of one key on one route in the order of their events, which is the order in which they are delivered
 * when the first of them is out of the way. Not thread-safe.
 */
final class ParkedQueue {

    static final Comparator<ParkedEntry> LOG_ORDER = Comparator.comparing(
                    (ParkedEntry entry) -> entry.place().topic())
            .thenComparingLong(entry -> entry.place().offset())
            .thenComparing(ParkedEntry::id);

    private final List<ParkedEntry> entries = new ArrayList<>(2);

    /** In the place of the one before it with the same event, if there is one. */
    void put(ParkedEntry entry) {
        int found = Collections.binarySearch(entries, entry, LOG_ORDER);
        if (found >= 0) {
            entries.set(found, entry);
        } else {
            entries.add(-found - 1, entry);
        }
    }

    void remove(ParkedEntry entry) {
        int found = Collections.binarySearch(entries, entry, LOG_ORDER);
        if (found >= 0) {
            entries.remove(found);
        }
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }

    ParkedEntry first() {
        return entries.getFirst();
    }

    ParkedEntry last() {
        return entries.getLast();
    }

    /** How many wait behind one that is in the queue. */
    int behind(ParkedEntry entry) {
        return entries.size() - 1 - Collections.binarySearch(entries, entry, LOG_ORDER);
    }

    List<ParkedEntry> head(int atMost) {
        return List.copyOf(entries.subList(0, Math.min(atMost, entries.size())));
    }
}
