package fi.vayla.delivery;

import fi.vayla.log.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger: how one event stands on one route. Its key on {@code vayla.deliveries} is route and receipt, so that
 * the newest row of an event counts; it stands in the partition of the same number as the event.
 *
 * @param round absent but for an event that is delivered because of a rewind
 * @param attempts how many times it was sent
 * @param reason why it is parked
 * @param detail what the system or the hub said of it
 * @param possiblyTwice true from when it was sent again to a system that can neither be asked nor knows repeats
 */
public record LedgerRow(
        String route,
        String receipt,
        String subject,
        Place place,
        @Nullable Round round,
        State state,
        @Nullable String target,
        @Nullable String targetId,
        int attempts,
        @Nullable ParkingReason reason,
        @Nullable String detail,
        boolean possiblyTwice,
        Instant receivedAt,
        Instant at) {

    /** How it stands; the names are the JSON values. */
    public enum State {
        /** Its system did not take it; it is sent again. */
        waiting,
        /** The call begins now; found after a crash, it means the same as unknown. */
        attempted,
        /** The call ended without an answer; the system may have it or not. */
        unknown,
        /** The system will never take it; it is being parked. */
        refused,
        /** The system has it. */
        delivered,
        /** It waits for an operator. */
        parked,
        /** It needs no delivery: its route ended before a target, or an operator said so. */
        discarded;

        /** Whether the event has its fate, as far as the log is concerned: its offset may be committed. */
        public boolean settled() {
            return ended() || this == parked;
        }

        /** Whether nothing more can become of it. */
        boolean ended() {
            return this == delivered || this == discarded;
        }
    }

    static LedgerRow of(
            String route,
            Item item,
            State state,
            @Nullable String target,
            int attempts,
            boolean possiblyTwice,
            Instant at) {
        return new LedgerRow(
                route,
                item.receipt(),
                item.key(),
                item.place(),
                item.round().equals(Round.FIRST) ? null : item.round(),
                state,
                target,
                null,
                attempts,
                null,
                null,
                possiblyTwice,
                item.receivedAt(),
                at);
    }

    LedgerRow because(@Nullable ParkingReason why, @Nullable String said) {
        return new LedgerRow(
                route,
                receipt,
                subject,
                place,
                round,
                state,
                target,
                targetId,
                attempts,
                why,
                said,
                possiblyTwice,
                receivedAt,
                at);
    }

    LedgerRow as(@Nullable String id) {
        return new LedgerRow(
                route,
                receipt,
                subject,
                place,
                round,
                state,
                target,
                id,
                attempts,
                reason,
                detail,
                possiblyTwice,
                receivedAt,
                at);
    }

    Round roundOrFirst() {
        return round == null ? Round.FIRST : round;
    }

    String key() {
        return route + "|" + receipt;
    }
}
