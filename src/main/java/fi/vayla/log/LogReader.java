package fi.vayla.log;

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

    /** The records that stand at these places, in that order; one that is no longer there is left out. */
    List<LogRecord> read(List<Place> places);
}
