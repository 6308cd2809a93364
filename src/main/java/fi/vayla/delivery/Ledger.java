package fi.vayla.delivery;

import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What became of every event on every route. The truth is {@code vayla.deliveries}; this is its fold in memory, which follows
 * the rows of all instances. Thread-safe.
 */
final class Ledger implements AutoCloseable {

    /** How a receipt stands on a route. */
    enum Known {
        /** No row yet. */
        NEW,
        /** Its row speaks of the very record that is asked about. */
        DONE,
        /** Its row speaks of another record with the same receipt. */
        REPEAT
    }

    private final Map<String, ReceiptMap> receipts = new HashMap<>();
    private final Map<RoutePartition, long[]> counts = new HashMap<>();
    private final Rows<LedgerRow> rows;

    private record RoutePartition(String route, Partition partition) {}

    /** Returns when every row that is on the log has been read. */
    Ledger(RowLog log, LogFollower follower, LogGroups groups) {
        rows = new Rows<>(Topic.DELIVERIES, LedgerRow.class, log, follower, groups, this::put);
    }

    /** Appends a row; when the future completes, the row is durable and counted. */
    CompletableFuture<Void> append(LedgerRow row) {
        return rows.append(row.place().partition(), row.key(), row);
    }

    synchronized Known known(String route, String receipt, Place place) {
        ReceiptMap map = receipts.get(route);
        if (map == null || map.state(receipt) < 0) {
            return Known.NEW;
        }
        return map.place(receipt) == packed(place) ? Known.DONE : Known.REPEAT;
    }

    /** How many rows a route has of a partition, by {@link LedgerRow.State}. */
    synchronized long[] counts(String route, Partition partition) {
        return counts.getOrDefault(new RoutePartition(route, partition), new long[LedgerRow.State.values().length])
                .clone();
    }

    /** The partitions that a route has rows of. */
    synchronized Set<Partition> partitions(String route) {
        Set<Partition> partitions = new HashSet<>();
        counts.keySet().stream()
                .filter(key -> key.route().equals(route))
                .forEach(key -> partitions.add(key.partition()));
        return partitions;
    }

    /** Waits until the rows that other instances wrote until now are known here. */
    void awaitRows() {
        rows.awaitCurrent();
    }

    /** Partition and offset; the topic follows from the receipt. */
    private static long packed(Place place) {
        return ((long) place.partition() << 48) | place.offset();
    }

    private synchronized void put(LedgerRow row) {
        int before = receipts.computeIfAbsent(row.route(), route -> new ReceiptMap())
                .put(row.receipt(), packed(row.place()), row.state().ordinal());
        Partition partition = new Partition(row.place().topic(), row.place().partition());
        long[] count = counts.computeIfAbsent(
                new RoutePartition(row.route(), partition), key -> new long[LedgerRow.State.values().length]);
        if (before >= 0) {
            count[before]--;
        }
        count[row.state().ordinal()]++;
    }

    @Override
    public void close() {
        rows.close();
    }
}
