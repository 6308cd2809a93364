package fi.vayla.delivery;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.Receipt;
import fi.vayla.log.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for an operator, as it stands on {@code vayla.parked}. It holds all that its event was made of, so that
 * it can be replayed without the event's own record.
 *
 * @param id route and receipt
 * @param type the event's type by its wire name; empty for a record that is no event of this hub
 * @param eventId the event's id within its source; absent for a record that is no event of this hub
 * @param key the business key that it holds up
 * @param time when it happened, by the source's clock; absent for a record that is no event of this hub
 * @param place the event's place on the log
 * @param round absent but for an event that was being delivered because of a rewind
 * @param target where it was going, if the mapping got that far
 * @param attempts how many times it was sent
 * @param at when it was parked first
 * @param body the event's data, byte for byte as it was received
 * @param edited the data that an operator put in its place, if one did
 * @param edits who put it there, why, and what is different, the oldest first
 * @param proposal what one operator wants, on a route where a second one must want it too
 * @param decision what operators want; the instance that owns the event's partition carries it out
 */
@SuppressWarnings("ArrayRecordComponent") // the original bytes, kept for a person; never compared
public record ParkedMessage(
        String id,
        String route,
        String receipt,
        String type,
        String source,
        @Nullable String eventId,
        String key,
        @Nullable Instant time,
        Instant receivedAt,
        @Nullable String traceparent,
        Place place,
        @Nullable Round round,
        ParkingReason reason,
        String detail,
        @Nullable String target,
        int attempts,
        Instant at,
        byte[] body,
        byte @Nullable [] edited,
        List<ParkedEdit> edits,
        @Nullable ParkedDecision proposal,
        @Nullable ParkedDecision decision) {

    /** @param edits absent in JSON means none */
    public ParkedMessage {
        edits = List.copyOf(Objects.requireNonNullElse(edits, List.of()));
    }

    static String id(String route, String receipt) {
        return route + "|" + receipt;
    }

    static ParkedMessage of(String route, Item item, Fate.Parked parked, Instant at) {
        @Nullable Event event = item.event();
        return new ParkedMessage(
                id(route, item.receipt()),
                route,
                item.receipt(),
                item.type(),
                item.source(),
                event == null ? null : event.id(),
                item.key(),
                event == null ? null : event.time(),
                item.receivedAt(),
                event == null ? null : event.traceparent(),
                item.place(),
                item.round().equals(Round.FIRST) ? null : item.round(),
                parked.reason(),
                parked.detail(),
                parked.target(),
                parked.attempts(),
                at,
                item.data(),
                null,
                List.of(),
                null,
                null);
    }

    /** The event as a replay would take it: with the edited data, if there is some. Empty for what is no event of this hub. */
    public Optional<Event> event() {
        @Nullable String known = eventId;
        @Nullable Instant happened = time;
        if (known == null || happened == null) {
            return Optional.empty();
        }
        return EventType.find(type)
                .map(found -> new Event(
                        new Receipt(receipt), found, source, known, key, happened, receivedAt, traceparent, data()));
    }

    /** What a replay would use. */
    public byte[] data() {
        return edited == null ? body : edited;
    }

    /** The same over all attempts at the same data: an edited message is another one to its target. */
    public String idempotencyKey() {
        String original = route + "-" + receipt + roundOrFirst().suffix();
        return edits.isEmpty() ? original : original + "-e" + edits.size();
    }

    Round roundOrFirst() {
        return round == null ? Round.FIRST : round;
    }

    public ParkedState state() {
        return ParkedState.of(proposal, decision);
    }

    /** With other data. What was proposed for the old data is proposed no more. */
    ParkedMessage edited(byte[] data, ParkedEdit edit) {
        List<ParkedEdit> all = new ArrayList<>(edits);
        all.add(edit);
        return with(reason, detail, target, attempts, data, all, null, null);
    }

    ParkedMessage proposed(ParkedDecision wanted) {
        return with(reason, detail, target, attempts, edited, edits, wanted, null);
    }

    ParkedMessage decided(ParkedDecision wanted) {
        return with(reason, detail, target, attempts, edited, edits, null, wanted);
    }

    /** It was tried again in vain: it waits for an operator as if nothing had been decided. */
    ParkedMessage again(Fate.Parked parked) {
        return with(
                parked.reason(),
                parked.detail(),
                parked.target(),
                attempts + parked.attempts(),
                edited,
                edits,
                null,
                null);
    }

    private ParkedMessage with(
            ParkingReason why,
            String what,
            @Nullable String where,
            int sent,
            byte @Nullable [] data,
            List<ParkedEdit> all,
            @Nullable ParkedDecision wanted,
            @Nullable ParkedDecision settled) {
        return new ParkedMessage(
                id,
                route,
                receipt,
                type,
                source,
                eventId,
                key,
                time,
                receivedAt,
                traceparent,
                place,
                round,
                why,
                what,
                where,
                sent,
                at,
                body,
                data,
                all,
                wanted,
                settled);
    }
}
