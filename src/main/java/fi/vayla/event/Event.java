package fi.vayla.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A canonical event as it stands on the log. {@code source} and {@code id} identify it for ever.
 *
 * @param receipt derived from source and id
 * @param source the id of the source that sent it, as in {@code config/sources.yaml}
 * @param id unique within the source
 * @param subject the business key: form, case, project or item id; events of one subject keep their order
 * @param time when it happened, by the source's clock
 * @param receivedAt when the hub received it, by the hub's clock
 * @param traceparent W3C trace context, if the sender gave one
 * @param data the UTF-8 JSON of the type's schema; the array is shared, never written to
 */
@SuppressWarnings("ArrayRecordComponent") // the body passes through untouched; events are compared by their receipt
public record Event(
        Receipt receipt,
        EventType type,
        String source,
        String id,
        String subject,
        Instant time,
        Instant receivedAt,
        @Nullable String traceparent,
        byte[] data) {

    /** Writes the data as JSON and derives the receipt. */
    public static Event of(
            EventData data,
            String source,
            String id,
            String subject,
            Instant time,
            Instant receivedAt,
            @Nullable String traceparent) {
        return of(data.type(), source, id, subject, time, receivedAt, traceparent, Json.write(data));
    }

    /** Derives the receipt. */
    public static Event of(
            EventType type,
            String source,
            String id,
            String subject,
            Instant time,
            Instant receivedAt,
            @Nullable String traceparent,
            byte[] data) {
        return new Event(Receipt.of(source, id), type, source, id, subject, time, receivedAt, traceparent, data);
    }

    public Event {
        requireText("source", source);
        requireText("id", id);
        requireText("subject", subject);
    }

    /** The same event with other data, for a step of a route. */
    public Event withData(byte[] other) {
        return new Event(receipt, type, source, id, subject, time, receivedAt, traceparent, other);
    }

    private static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An event needs a " + name);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Event event && event.receipt.equals(receipt);
    }

    @Override
    public int hashCode() {
        return receipt.hashCode();
    }

    @Override
    public String toString() {
        return type.shortName() + " " + source + "/" + id;
    }
}
