package fi.vayla.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads records of the log once, on the calling thread. Thread-safe. A log that does not answer within its timeout throws
 * {@link LogUnavailable}.
 */
public interface LogReader {

    /**
     * Reads partitions of a topic to where they end now.
     *
     * @param from the first offset to read, of each partition that is to be read; one below the log's first record means that
     * @param handler gets the records in the order of each partition
     * @return where each of these partitions ended
     */
    Map<Partition, Long> readToEnd(Map<Partition, Long> from, Consumer<LogRecord> handler);

    /**
     * Reads partitions of a topic from some offsets up to others.
     *
     * @param until the offset behind the last record that is to be read, of the same partitions
     */
    void readBetween(Map<Partition, Long> from, Map<Partition, Long> until, Consumer<LogRecord> handler);

    /** The first record of each partition of a topic that the broker took at this time or later; none where there is none. */
    List<Place> firstSince(Topic topic, Instant time);

    /** The records that stand at these places, in that order; one that is no longer there is left out. */
    List<LogRecord> read(List<Place> places);
}
