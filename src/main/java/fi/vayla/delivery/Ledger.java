package fi.vayla.delivery;

import fi.vayla.event.Json;
import fi.vayla.log.LogReader;
import fi.vayla.log.LogRecord;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How every event stands on every route. The truth is {@code vayla.deliveries}; this is its fold in memory for the partitions
 * that this instance owns on some route, read when it gets them. While it owns them, only it writes rows of them.
 * Thread-safe.
 */
final class Ledger {

    private static final Logger log = LoggerFactory.getLogger(Ledger.class);

    /** How a receipt stands on a route. */
    sealed interface Known {

        /** No row yet. */
        record New() implements Known {}

        /** Its row speaks of the very record that is asked about: it has its fate. */
        record Settled(LedgerRow.State state) implements Known {}

        /** Its row speaks of the very record that is asked about: its delivery was begun. */
        record Begun(LedgerRow row) implements Known {}

        /** Its row speaks of another record with the same receipt. */
        record Repeat() implements Known {}
    }

    private final Map<Integer, LedgerPages> pages = new ConcurrentHashMap<>();
    private final RowLog rows;
    private final LogReader reader;
    private final Object reading = new Object();

    Ledger(RowLog rows, LogReader reader) {
        this.rows = rows;
        this.reader = reader;
    }

    /**
     * Returns when every row of these partitions that is on the log now is known here; throws
     * {@link fi.vayla.log.LogUnavailable}.
     */
    void own(String route, Set<Partition> partitions) {
        synchronized (reading) { // routes that start together read the rows once, not once each
            Map<Partition, Long> from = new HashMap<>();
            for (Partition partition : partitions) {
                from.put(
                        new Partition(Topic.DELIVERIES.topicName(), partition.number()),
                        pages(partition.number()).readTo());
            }
            reader.readToEnd(from, this::read)
                    .forEach((partition, end) -> pages(partition.number()).readTo(end));
            partitions.forEach(partition -> pages(partition.number()).own(route, partition));
        }
    }

    /** The partitions belong to another instance now. */
    void release(String route, Set<Partition> partitions) {
        synchronized (reading) {
            for (Partition partition : partitions) {
                if (pages(partition.number()).release(route, partition)) {
                    pages.remove(partition.number());
                }
            }
        }
    }

    /** Appends a row; when the future completes, the row is durable and counted. */
    CompletableFuture<Void> append(LedgerRow row) {
        byte[] json = Json.write(row);
        return rows.append(Topic.DELIVERIES, row.place().partition(), row.key(), json)
                .thenAccept(place -> pages(row.place().partition()).put(LedgerLine.of(row), json));
    }

    Known known(String route, String receipt, Place place) {
        return pages(place.partition()).known(route, receipt, place);
    }

    /** What the rows of a route's partition say at this moment. */
    LedgerSums sums(String route, Partition partition) {
        return pages(partition.number()).sums(route, partition);
    }

    private LedgerPages pages(int partition) {
        return pages.computeIfAbsent(partition, number -> new LedgerPages());
    }

    private void read(LogRecord record) {
        if (record.value().length == 0) {
            return;
        }
        try {
            pages(record.place().partition()).read(LedgerLine.read(record.value()), record.value());
        } catch (RuntimeException e) {
            log.error("{} is not a row of this hub and is passed over: {}", record.place(), e.toString());
        }
    }
}
