package fi.vayla.log;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** A reader that fetches nothing while there is nothing. Thread-safe. */
final class Rest {

    private final Map<TopicPartition, Long> positions;
    private boolean over; // guarded by this

    /** @param positions what it would read next of each partition */
    Rest(Map<TopicPartition, Long> positions) {
        this.positions = Map.copyOf(positions);
    }

    Map<TopicPartition, Long> positions() {
        return positions;
    }

    synchronized void end() {
        over = true;
        notifyAll();
    }

    /** Whether it is over; waits for that, at most so long. */
    synchronized boolean isOverWithin(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toMillis(); !over && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return over;
    }
}
