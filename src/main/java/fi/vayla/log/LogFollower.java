package fi.vayla.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads whole topics and goes on as they grow, without a consumer group. */
public interface LogFollower {

    /**
     * Starts to read on a thread of its own; the handler is called on that thread only, in the order of each partition. A
     * handler that throws ends the reading.
     *
     * @param name for the thread and the log lines
     * @param from the first offset to read of a partition; one that is absent is read from its beginning
     * @param patience how long a batch may grow, for a handler that large ones cost less; zero for none
     */
    Following follow(
            String name,
            Set<Topic> topics,
            Map<Partition, Long> from,
            Duration patience,
            Consumer<List<LogRecord>> batches);

    /** The same without patience. */
    default Following follow(
            String name, Set<Topic> topics, Map<Partition, Long> from, Consumer<List<LogRecord>> batches) {
        return follow(name, topics, from, Duration.ZERO, batches);
    }

    /** Reads from the beginning, record by record. */
    default Following follow(String name, Set<Topic> topics, Consumer<LogRecord> handler) {
        return follow(name, topics, Map.of(), batch -> batch.forEach(handler));
    }

    /** The names of those readings that ended with an error; what they show stands still. */
    default List<String> failed() {
        return List.of();
    }

    /** A read that goes on until it is closed. */
    interface Following extends AutoCloseable {

        /** Waits until everything that was on the log at the start has been handled; false when the time is over first. */
        boolean awaitCaughtUp(Duration atMost);

        /**
         * Waits until everything below these offsets has been handled; false when the time is over first. Throws
         * {@link IllegalStateException} when the reading has ended with an error.
         */
        boolean awaitReached(Map<Partition, Long> ends, Duration atMost);

        @Override
        void close();
    }
}
