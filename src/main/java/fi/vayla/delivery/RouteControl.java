package fi.vayla.delivery;

import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered for a route, as it stands on {@code vayla.routes} until the next order. Every instance obeys it, also after
 * a restart.
 *
 * @param paused absent while the route may deliver
 * @param limits absent while those of the route file count
 * @param rewind the last one that was ordered; each partition obeys it once
 */
public record RouteControl(
        @Nullable Pause paused,
        @Nullable Limited limits,
        @Nullable Rewind rewind) {

    static final RouteControl NONE = new RouteControl(null, null, null);

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

    /**
     * Part of the log is read again.
     *
     * @param id greater than that of every rewind of the route before
     * @param to a time or a place, as it was ordered
     * @param from where the partitions that are concerned are read again from
     * @param again whether what was delivered is delivered again; otherwise the ledger passes it over
     */
    public record Rewind(long id, String to, List<Place> from, boolean again, Instant at, String by, String reason) {

        public Rewind {
            from = List.copyOf(from);
        }

        /** Where a partition is read again from; empty where it is not concerned. */
        OptionalLong from(Partition partition) {
            return from.stream()
                    .filter(place -> place.inPartition().equals(partition))
                    .mapToLong(Place::offset)
                    .findFirst();
        }
    }

    RouteControl with(@Nullable Pause pause) {
        return new RouteControl(pause, limits, rewind);
    }

    RouteControl with(@Nullable Limited limited) {
        return new RouteControl(paused, limited, rewind);
    }

    RouteControl with(Rewind order) {
        return new RouteControl(paused, limits, order);
    }

    /** Whether nothing may begin. */
    public boolean halts() {
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
