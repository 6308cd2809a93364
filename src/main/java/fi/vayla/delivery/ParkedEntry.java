package fi.vayla.delivery;

import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A parked message as every instance keeps it in memory: without its body, which stands on the log.
 *
 * @param place the event's place on the log
 * @param detail its beginning; the row has all of it
 * @param at when it was parked first
 * @param size of its data, in bytes
 * @param edits how many times its data was edited
 * @param row where its newest row stands on {@code vayla.parked}
 */
public record ParkedEntry(
        String id,
        String route,
        String key,
        String type,
        String source,
        Place place,
        ParkingReason reason,
        String detail,
        @Nullable String target,
        Instant receivedAt,
        Instant at,
        int size,
        int edits,
        @Nullable ParkedDecision proposal,
        @Nullable ParkedDecision decision,
        Place row) {

    private static final int DETAIL = 200;

    /** @param shared gives the same string for equal ones: there may be 100,000 entries that say the same */
    static ParkedEntry of(ParkedMessage message, Place row, UnaryOperator<String> shared) {
        Place place = message.place();
        @Nullable String target = message.target();
        String detail = message.detail();
        byte @Nullable [] edited = message.edited();
        return new ParkedEntry(
                message.id(),
                shared.apply(message.route()),
                message.key(),
                shared.apply(message.type()),
                shared.apply(message.source()),
                new Place(shared.apply(place.topic()), place.partition(), place.offset()),
                message.reason(),
                detail.length() <= DETAIL ? detail : detail.substring(0, DETAIL - 1) + "…",
                target == null ? null : shared.apply(target),
                message.receivedAt(),
                message.at(),
                message.body().length + (edited == null ? 0 : edited.length),
                message.edits().size(),
                message.proposal(),
                message.decision(),
                new Place(shared.apply(row.topic()), row.partition(), row.offset()));
    }

    /** The same with the strings of a neighbour that says the same. */
    ParkedEntry sharing(ParkedEntry neighbour) {
        return new ParkedEntry(
                id,
                route,
                neighbour.key(),
                type,
                source,
                place,
                reason,
                detail.equals(neighbour.detail()) ? neighbour.detail() : detail,
                target,
                receivedAt,
                at,
                size,
                edits,
                proposal,
                decision,
                row);
    }

    /** Where its event stands. */
    Partition partition() {
        return place.inPartition();
    }

    public String receipt() {
        return id.substring(route.length() + 1);
    }

    /**
     * Whether the owner of its partition has something to do when it is the first of its key: operators decided on it, or it
     * only waited for those before it.
     */
    boolean canGoOn() {
        return decision != null || reason == ParkingReason.BEHIND_PARKED;
    }

    /**
     * Whether the owner has to look at it when it is the first of its key: it can go on, or what an operator wrote of it may
     * have come after it was settled.
     */
    boolean concernsOwner() {
        return canGoOn() || proposal != null || edits > 0;
    }
}
