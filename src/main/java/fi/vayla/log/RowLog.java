package fi.vayla.log;

import java.util.concurrent.CompletableFuture;

/** Appends the hub's own rows (ledger, parked messages, audit) to the log. Thread-safe. */
public interface RowLog {

    /**
     * Appends a row beside the event that it speaks of: to the partition of the same number. Blocks only while the topic is
     * not known yet, within the append timeout.
     *
     * @return completes when every in-sync replica has the row; fails when Kafka did not acknowledge it in time, and with
     *     {@link LogUnavailable} while the disk has no room
     */
    CompletableFuture<Place> append(Topic topic, int partition, String key, byte[] value);

    /** Appends a tombstone in the same way: the rows under this key count no more, and are compacted away. */
    CompletableFuture<Place> remove(Topic topic, int partition, String key);
}
