package fi.vayla.log;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One of the few members of groups that join at a time. Kafka's consumer asks without a pause until its coordinator has answered for the
 * first time, and a hub's fifty together would keep the broker from answering. Used by one thread.
 */
final class Joining implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Semaphore places;
    private final boolean hasPlace;
    private final long end;
    private boolean over;

    private Joining(Semaphore places, boolean hasPlace) {
        this.places = places;
        this.hasPlace = hasPlace;
        this.end = System.nanoTime() + PATIENCE.toNanos();
    }

    /** Waits for a place a moment, and begins all the same. */
    static Joining begin(Semaphore places) {
        try {
            return new Joining(places, places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Joining(places, false);
        }
    }

    /** Whether the place is given to the next one, which a member that is not answered for long does too. */
    boolean isOver(boolean answered) {
        if (!over && (answered || System.nanoTime() - end > 0)) {
            close();
        }
        return over;
    }

    @Override
    public void close() {
        if (hasPlace && !over) {
            places.release();
        }
        over = true;
    }
}
