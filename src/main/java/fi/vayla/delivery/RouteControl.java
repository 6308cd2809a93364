package fi.vayla.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered for a route, as it stands on {@code vayla.routes} until the next order. Every instance obeys it, also after
 * a restart.
 *
 * @param paused absent while the route may deliver
 * @param limits absent while those of the route file count
 */
public record RouteControl(@Nullable Pause paused, @Nullable Limited limits) {

    static final RouteControl NONE = new RouteControl(null, null);

    /** Nothing is sent. */
    public record Pause(Instant since, String by, String reason) {}

    /**
     * Other limits than the route file's.
     *
     * @param concurrency how many calls the route may have open at once; absent for the route file's
     * @param rate how many calls it may begin in a second; absent for no limit
     */
    public record Limited(
            @Nullable Integer concurrency, @Nullable Double rate, Instant since, String by, String reason) {}

    RouteControl with(@Nullable Pause pause) {
        return new RouteControl(pause, limits);
    }

    RouteControl with(@Nullable Limited limited) {
        return new RouteControl(paused, limited);
    }

    public boolean isPaused() {
        return paused != null;
    }

    /** @param ofFile the route file's */
    public int concurrency(int ofFile) {
        return limits == null || limits.concurrency() == null ? ofFile : limits.concurrency();
    }

    /** Calls in a second; 0 for no limit. */
    double rate() {
        return limits == null || limits.rate() == null ? 0 : limits.rate();
    }
}
