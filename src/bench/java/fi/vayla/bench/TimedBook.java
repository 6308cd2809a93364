package fi.vayla.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What came for one caller, and how long after its form was to be sent. */
final class TimedBook {

    /**
     * How the book stands. Times are milliseconds.
     *
     * @param disorders messages of a key that were sent before one that had come
     * @param doubles messages of a key that had come
     */
    record Stand(long effects, long disorders, long doubles, double p50, double p99, double most) {}

    private final Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(5), 3);
    private final Map<String, Long> newest = new HashMap<>();
    private long disorders;
    private long doubles;

    /** @param sent by {@link System#nanoTime()}, which all processes of a machine share */
    void take(String key, long sent) {
        times.recordValue(System.nanoTime() - sent);
        long last = newest.getOrDefault(key, Long.MIN_VALUE);
        if (sent < last) {
            disorders++;
        } else if (sent == last) {
            doubles++;
        }
        newest.put(key, Math.max(sent, last));
    }

    /** Forgets the times, for a new round. */
    void begin() {
        times.reset();
    }

    Stand stand() {
        return new Stand(
                times.getTotalCount(),
                disorders,
                doubles,
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                times.getMaxValue() / 1e6);
    }
}
