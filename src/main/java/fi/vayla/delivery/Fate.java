package fi.vayla.delivery;

import fi.vayla.delivery.LedgerRow.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of an event on a route. */
sealed interface Fate {

    /**
     * The system has it.
     *
     * @param detail how that is known, where it is not the call's own answer
     * @param possiblyTwice whether it may have it twice
     */
    record Delivered(
            String target,
            @Nullable String targetId,
            int attempts,
            @Nullable String detail,
            boolean possiblyTwice) implements Fate {}

    /**
     * Kept for an operator, with its key behind it.
     *
     * @param target where it was going, if the mapping got that far
     */
    record Parked(
            ParkingReason reason, String detail, @Nullable String target, int attempts) implements Fate {

        private static final int LONGEST = 4000;

        public Parked {
            // a mapping's error may quote the whole message
            detail = detail.length() <= LONGEST ? detail : detail.substring(0, LONGEST - 1) + "…";
        }
    }

    record Discarded(String detail) implements Fate {}

    /** The hub stops first; the event is read again at the next start. */
    record Interrupted() implements Fate {}

    /** The row of a fate; one that was interrupted has none. */
    default LedgerRow row(String route, Item item, Instant at) {
        return switch (this) {
            case Delivered(String target, String targetId, int attempts, String detail, boolean possiblyTwice) ->
                LedgerRow.of(route, item, State.delivered, target, attempts, possiblyTwice, at)
                        .because(null, detail)
                        .as(targetId);
            case Parked(ParkingReason reason, String detail, String target, int attempts) ->
                LedgerRow.of(route, item, State.parked, target, attempts, false, at)
                        .because(reason, detail);
            case Discarded(String detail) ->
                LedgerRow.of(route, item, State.discarded, null, 0, false, at).because(null, detail);
            case Interrupted _ -> throw new IllegalStateException("An interrupted delivery has no row");
        };
    }
}
