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
 * @param event null for a record that is not an event of this hub, which can only be parked
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
        String problem) {

    static Item of(LoggedEvent logged) {
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
                "");
    }

    static Item of(Unreadable record, Instant now) {
        String receipt = Receipt.of("unreadable", record.place().toString()).value();
        return new Item(receipt, "", "", record.key(), record.place(), now, record.value(), null, record.detail());
    }
}
