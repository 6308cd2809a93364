package fi.vayla.delivery;

import fi.vayla.event.Json;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.LogRecord;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What became of every event on every route. The truth is {@code vayla.deliveries}; this is its fold in memory, which follows
 * the rows of all instances. Thread-safe.
 */
final class Ledger implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);

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
    private final RowLog rows;
    private final CaughtUp caughtUp;
    private final LogFollower.Following following;

    private record RoutePartition(String route, Partition partition) {}

    /** Returns when every row that is on the log has been read. */
    Ledger(RowLog rows, LogFollower follower, LogGroups groups) {
        this.rows = rows;
        this.caughtUp = new CaughtUp(Topic.DELIVERIES, groups);
        this.following = follower.follow("ledger", Set.of(Topic.DELIVERIES), this::read);
        if (!following.awaitCaughtUp(START)) {
            throw new IllegalStateException("The ledger could not be read within " + START);
        }
    }

    /** Appends a row; when the future completes, the row is durable and counted. */
    CompletableFuture<Void> append(LedgerRow row) {
        return rows.append(Topic.DELIVERIES, row.place().partition(), row.key(), Json.write(row))
                .thenAccept(place -> put(row));
    }

    synchronized Known known(String route, String receipt, Place place) {
        ReceiptMap map = receipts.get(route);
        if (map == null || map.state(receipt) < 0) {
            return Known.NEW;
        }
        return map.offset(receipt) == place.offset() ? Known.DONE : Known.REPEAT;
    }

    /** How many rows a route has of a partition, by {@link LedgerRow.State}. */
    synchronized long[] counts(String route, Partition partition) {
        return counts.getOrDefault(new RoutePartition(route, partition), new long[3])
                .clone();
    }

    /** The partitions that a route has rows of. */
    synchronized Set<Partition> partitions(String route) {
        Set<Partition> partitions = new java.util.HashSet<>();
        counts.keySet().stream()
                .filter(key -> key.route().equals(route))
                .forEach(key -> partitions.add(key.partition()));
        return partitions;
    }

    /** Waits until the rows that other instances wrote of these partitions until now are known here. */
    void awaitRowsOf(Set<Partition> partitions) {
        caughtUp.await(partitions);
    }

    private void read(LogRecord record) {
        if (record.value().length > 0) {
            put(Json.read(record.value(), LedgerRow.class));
        }
        caughtUp.reached(record.place());
    }

    private synchronized void put(LedgerRow row) {
        int before = receipts.computeIfAbsent(row.route(), route -> new ReceiptMap())
                .put(row.receipt(), row.place().offset(), row.state().ordinal());
        Partition partition = new Partition(row.place().topic(), row.place().partition());
        long[] count = counts.computeIfAbsent(new RoutePartition(row.route(), partition), key -> new long[3]);
        if (before >= 0) {
            count[before]--;
        }
        count[row.state().ordinal()]++;
    }

    @Override
    public void close() {
        following.close();
    }
}
