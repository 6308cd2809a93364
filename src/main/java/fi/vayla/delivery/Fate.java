package fi.vayla.delivery;

import java.time.Instant;
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

    default LedgerRow row(String route, Item item, Instant at) {
        return switch (this) {
            case Delivered(String target, String targetId, int attempts) ->
                new LedgerRow(
                        route,
                        item.receipt(),
                        item.key(),
                        item.place(),
                        LedgerRow.State.delivered,
                        target,
                        targetId,
                        attempts,
                        null,
                        null,
                        false,
                        item.receivedAt(),
                        at);
            case Parked(ParkingReason reason, String detail, String target, int attempts) ->
                new LedgerRow(
                        route,
                        item.receipt(),
                        item.key(),
                        item.place(),
                        LedgerRow.State.parked,
                        target,
                        null,
                        attempts,
                        reason,
                        detail,
                        false,
                        item.receivedAt(),
                        at);
            case Discarded(String detail) ->
                new LedgerRow(
                        route,
                        item.receipt(),
                        item.key(),
                        item.place(),
                        LedgerRow.State.discarded,
                        null,
                        null,
                        0,
                        null,
                        detail,
                        false,
                        item.receivedAt(),
                        at);
            case Interrupted _ -> throw new IllegalStateException("An interrupted delivery has no row");
        };
    }
}
