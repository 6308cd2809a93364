package fi.vayla.delivery;

import fi.vayla.event.Event;
import fi.vayla.event.Receipt;
import fi.vayla.log.LoggedEvent;
import fi.vayla.log.Place;
import fi.vayla.log.Unreadable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record of the log on its way through one route.
 *
 * @param event absent for a record that is no event of this hub
 * @param round why it is delivered
 */
@SuppressWarnings("ArrayRecordComponent") // the log's bytes, passed through; never compared
record Item(
        String receipt,
        String type,
        String source,
        String key,
        Place place,
        Instant receivedAt,
        byte[] data,
        @Nullable Event event,
        Content content,
        Round round) {

    /** What can be done with it. */
    sealed interface Content {

        record Deliverable(Event event) implements Content {}

        /** It can only be parked. */
        record Broken(ParkingReason reason, String detail) implements Content {}
    }

    static Item of(LoggedEvent logged) {
        return of(logged, new Content.Deliverable(logged.event()));
    }

    /** An event that the route's selection failed on. */
    static Item unselectable(LoggedEvent logged, Throwable failure) {
        return of(logged, new Content.Broken(ParkingReason.MAPPING, String.valueOf(failure.getMessage())));
    }

    private static Item of(LoggedEvent logged, Content content) {
        Event event = logged.event();
        return new Item(
                event.receipt().value(),
                event.type().wireName(),
                event.source(),
                event.subject(),
                logged.place(),
                event.receivedAt(),
                event.data(),
                event,
                content,
                Round.FIRST);
    }

    static Item of(Unreadable record, Instant now) {
        String receipt = Receipt.of("unreadable", record.place().toString()).value();
        Content broken = new Content.Broken(ParkingReason.UNREADABLE, record.detail());
        String key = record.key().isEmpty() ? record.place().toString() : record.key();
        return new Item(receipt, "", "", key, record.place(), now, record.value(), null, broken, Round.FIRST);
    }

    /** What is parked, with the data that a replay would use. */
    static Item of(ParkedMessage message) {
        @Nullable Event event = message.event().orElse(null);
        return new Item(
                message.receipt(),
                message.type(),
                message.source(),
                message.key(),
                message.place(),
                message.receivedAt(),
                message.data(),
                event,
                event == null
                        ? new Content.Broken(ParkingReason.UNREADABLE, message.detail())
                        : new Content.Deliverable(event),
                message.roundOrFirst());
    }

    Item in(Round other) {
        return new Item(receipt, type, source, key, place, receivedAt, data, event, content, other);
    }
}
