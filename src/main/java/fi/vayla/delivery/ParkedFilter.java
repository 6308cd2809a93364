package fi.vayla.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Some of the parked messages: those for which all that is given holds.
 *
 * @param from parked then or later
 * @param to parked before
 */
public record ParkedFilter(
        @Nullable String route,
        @JsonProperty("parkingReason") @Nullable ParkingReason reason,
        @Nullable String key,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final ParkedFilter ALL = new ParkedFilter(null, null, null, null, null);

    public boolean selectsAll() {
        return equals(ALL);
    }

    boolean takes(ParkedEntry entry) {
        return (route == null || route.equals(entry.route()))
                && (reason == null || reason == entry.reason())
                && (key == null || key.equals(entry.key()))
                && (from == null || !entry.at().isBefore(from))
                && (to == null || entry.at().isBefore(to));
    }
}
