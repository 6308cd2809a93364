package fi.vayla.log;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** Reads whole topics from their beginning, and goes on as they grow, without a consumer group. */
public interface LogFollower {

    /**
     * Starts to read on a thread of its own; the handler is called on that thread only, in the order of each partition.
     *
     * @param name for the thread and the log lines
     */
    Following follow(String name, Set<Topic> topics, Consumer<LogRecord> handler);

    /** A read that goes on until it is closed. */
    interface Following extends AutoCloseable {

        /** Waits until everything that was on the log at the start has been handled; false when the time is over first. */
        boolean awaitCaughtUp(Duration atMost);

        @Override
        void close();
    }
}
