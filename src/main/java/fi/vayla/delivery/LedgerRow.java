package fi.vayla.delivery;

import fi.vayla.log.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger: what became of one event on one route. Its key on {@code vayla.deliveries} is route and receipt; it
 * stands in the partition of the same number as the event.
 *
 * @param attempts how many times it was sent
 * @param detail why it is parked or discarded
 */
public record LedgerRow(
        String route,
        String receipt,
        String subject,
        Place place,
        State state,
        @Nullable String target,
        @Nullable String targetId,
        int attempts,
        @Nullable ParkingReason reason,
        @Nullable String detail,
        Instant receivedAt,
        Instant at) {

    /** How it stands; the names are the JSON values. */
    public enum State {
        delivered,
        parked,
        discarded
    }

    static LedgerRow of(String route, Item item, Fate fate, Instant at) {
        return switch (fate) {
            case Fate.Delivered(String target, String targetId, int attempts) ->
                row(route, item, State.delivered, target, targetId, attempts, null, null, at);
            case Fate.Parked(ParkingReason reason, String detail, String target, int attempts) ->
                row(route, item, State.parked, target, null, attempts, reason, detail, at);
            case Fate.Discarded(String detail) -> row(route, item, State.discarded, null, null, 0, null, detail, at);
            case Fate.Interrupted _ -> throw new IllegalStateException("An interrupted delivery has no row");
        };
    }

    private static LedgerRow row(
            String route,
            Item item,
            State state,
            @Nullable String target,
            @Nullable String targetId,
            int attempts,
            @Nullable ParkingReason reason,
            @Nullable String detail,
            Instant at) {
        return new LedgerRow(
                route,
                item.receipt(),
                item.key(),
                item.place(),
                state,
                target,
                targetId,
                attempts,
                reason,
                detail,
                item.receivedAt(),
                at);
    }

    String key() {
        return route + "|" + receipt;
    }
}
