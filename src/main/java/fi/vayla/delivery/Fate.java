package fi.vayla.delivery;

import org.jspecify.annotations.Nullable;

/** What became of an event on a route. */
sealed interface Fate {

    record Delivered(String target, @Nullable String targetId, int attempts) implements Fate {}

    /**
     * Kept for an operator, with its key behind it.
     *
     * @param target where it was going, if the mapping got that far
     */
    record Parked(
            ParkingReason reason, String detail, @Nullable String target, int attempts) implements Fate {}

    record Discarded(String detail) implements Fate {}

    /** The hub stops first; the event is read again at the next start. */
    record Interrupted() implements Fate {}
}
