package fi.vayla.delivery;

import fi.vayla.delivery.Ledger.Known;
import fi.vayla.event.Json;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The rows of one partition of {@code vayla.deliveries}, of all routes. Thread-safe. */
final class LedgerPages {

    private static final LedgerRow.State[] STATES = LedgerRow.State.values();

    private record Owned(String route, Partition partition) {}

    /** A row whose delivery has not ended, as it is on the log: of millions that are read, few are ever asked for. */
    private record Opening(long offset, byte[] json) {}

    private final Map<String, ReceiptMap> receipts = new HashMap<>();
    private final Map<Owned, Map<String, Opening>> begun = new HashMap<>();
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

    /**
     * A row from the log. What this instance owns it has written itself, and knows it in its newest state.
     *
     * @param json the whole row
     */
    synchronized void read(LedgerLine line, byte[] json) {
        if (!owned.contains(new Owned(line.route(), line.place().inPartition()))) {
            put(line, json);
        }
    }

    synchronized void put(LedgerLine row, byte[] json) {
        ReceiptMap map = receipts.computeIfAbsent(row.route(), route -> new ReceiptMap());
        if (isLate(row, map)) {
            return;
        }
        Owned share = new Owned(row.route(), row.place().inPartition());
        int before = map.put(row.receipt(), packed(row.place()), row.state().ordinal());
        long[] count = counts.computeIfAbsent(share, key -> new long[STATES.length]);
        if (before >= 0) {
            count[before]--;
        }
        count[row.state().ordinal()]++;
        Map<String, Opening> open = begun.computeIfAbsent(share, key -> new HashMap<>());
        if (row.state().settled()) {
            open.remove(row.receipt());
        } else {
            open.put(row.receipt(), new Opening(row.place().offset(), json));
        }
    }

    /** Whoever lost a partition without noticing may write a row after the new owner has ended the delivery. */
    private static boolean isLate(LedgerLine row, ReceiptMap map) {
        int before = map.state(row.receipt());
        return before >= 0
                && STATES[before].ended()
                && !row.state().ended()
                && map.place(row.receipt()) == packed(row.place());
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
        Opening opening = begun.getOrDefault(new Owned(route, place.inPartition()), Map.of())
                .get(receipt);
        return opening == null
                ? new Known.Settled(STATES[state])
                : new Known.Begun(Json.read(opening.json(), LedgerRow.class));
    }

    /** What the rows of a route's partition say at this moment. */
    synchronized LedgerSums sums(String route, Partition partition) {
        Owned share = new Owned(route, partition);
        return new LedgerSums(
                counts.getOrDefault(share, new long[STATES.length]).clone(),
                begun.getOrDefault(share, Map.of()).values().stream()
                        .map(Opening::offset)
                        .toList());
    }

    /** Partition and offset; the topic follows from the receipt. */
    private static long packed(Place place) {
        return ((long) place.partition() << 48) | place.offset();
    }
}
