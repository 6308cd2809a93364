package fi.vayla.delivery;

import fi.vayla.delivery.Ledger.Known;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of one partition of {@code vayla.deliveries}, of all routes. Thread-safe. */
final class LedgerPages {

    private static final LedgerRow.State[] STATES = LedgerRow.State.values();

    private record Owned(String route, Partition partition) {}

    private final Map<String, ReceiptMap> receipts = new HashMap<>();
    private final Map<String, LedgerRow> begun = new HashMap<>();
    private final Map<Owned, long[]> counts = new HashMap<>();
    private final Set<Owned> owned = new HashSet<>();
    private long readTo;

    synchronized long readTo() {
        return readTo;
    }

    synchronized void readTo(long end) {
        readTo = end;
    }

    synchronized void own(String route, Partition partition) {
        owned.add(new Owned(route, partition));
    }

    /** True when nobody here owns anything of it any more. */
    synchronized boolean release(String route, Partition partition) {
        owned.remove(new Owned(route, partition));
        return owned.isEmpty();
    }

    /** A row from the log. What this instance owns it has written itself, and knows it in its newest state. */
    synchronized void read(LedgerRow row) {
        if (!owned.contains(new Owned(row.route(), partition(row)))) {
            put(row);
        }
    }

    synchronized void put(LedgerRow row) {
        int before = receipts.computeIfAbsent(row.route(), route -> new ReceiptMap())
                .put(row.receipt(), packed(row.place()), row.state().ordinal());
        long[] count = count(row.route(), partition(row));
        if (before >= 0) {
            count[before]--;
        }
        count[row.state().ordinal()]++;
        if (row.state().settled()) {
            begun.remove(row.key());
        } else {
            begun.put(row.key(), row);
        }
    }

    synchronized Known known(String route, String receipt, Place place) {
        ReceiptMap map = receipts.get(route);
        int state = map == null ? -1 : map.state(receipt);
        if (map == null || state < 0) {
            return new Known.New();
        }
        if (map.place(receipt) != packed(place)) {
            return new Known.Repeat();
        }
        LedgerRow row = begun.get(LedgerRow.key(route, receipt));
        return STATES[state].settled() || row == null ? new Known.Settled() : new Known.Begun(row);
    }

    synchronized long[] counts(String route, Partition partition) {
        return count(route, partition).clone();
    }

    /** The newest rows of those whose delivery was begun and has not ended. */
    synchronized List<LedgerRow> listBegun(String route, Partition partition) {
        return begun.values().stream()
                .filter(row -> row.route().equals(route) && partition(row).equals(partition))
                .toList();
    }

    private long[] count(String route, Partition partition) {
        return counts.computeIfAbsent(new Owned(route, partition), key -> new long[STATES.length]);
    }

    private static Partition partition(LedgerRow row) {
        return new Partition(row.place().topic(), row.place().partition());
    }

    /** Partition and offset; the topic follows from the receipt. */
    private static long packed(Place place) {
        return ((long) place.partition() << 48) | place.offset();
    }
}
