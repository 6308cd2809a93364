package fi.vayla.log;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.IsoInstant;
import fi.vayla.event.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event as {@link EventCodec#write} wrote it straight from the record's headers. Of a record in any other form of
 * CloudEvents it says nothing: that is left to the specification's own library, which takes several times as long.
 */
final class EventHeaders {

    private static final byte[] JSON = "application/json".getBytes(StandardCharsets.UTF_8);

    private boolean inJson;
    private @Nullable String version;
    private @Nullable String id;
    private @Nullable String source;
    private @Nullable String type;
    private @Nullable String subject;
    private @Nullable String time;
    private @Nullable String receipt;
    private @Nullable String receivedAt;
    private @Nullable String traceparent;

    private EventHeaders() {}

    /** Empty for a record of any other form. */
    static Optional<Event> find(Headers headers, byte[] value) {
        EventHeaders read = new EventHeaders();
        for (Header header : headers) {
            read.take(header);
        }
        try {
            return read.event(value);
        } catch (RuntimeException e) { // a foreign record, of which the library says what is wrong with it
            return Optional.empty();
        }
    }

    private void take(Header header) {
        byte[] value = header.value();
        if (value == null) {
            return;
        }
        switch (header.key()) {
            case "content-type" -> inJson = Arrays.equals(value, JSON);
            case "ce_specversion" -> version = text(value);
            case "ce_id" -> id = text(value);
            case "ce_source" -> source = text(value);
            case EventCodec.TYPE_HEADER -> type = text(value);
            case "ce_subject" -> subject = text(value);
            case "ce_time" -> time = text(value);
            case EventCodec.RECEIPT_HEADER -> receipt = text(value);
            case "ce_receivedat" -> receivedAt = text(value);
            case "ce_traceparent" -> traceparent = text(value);
            default -> {} // what the hub has no use for
        }
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    private Optional<Event> event(byte[] value) {
        EventType known = type == null ? null : EventType.find(type).orElse(null);
        if (!inJson
                || !"1.0".equals(version)
                || known == null
                || id == null
                || source == null
                || !source.startsWith(EventCodec.SOURCES)
                || subject == null
                || time == null
                || receipt == null
                || receivedAt == null) {
            return Optional.empty();
        }
        return Optional.of(new Event(
                new Receipt(receipt),
                known,
                source.substring(EventCodec.SOURCES.length()),
                id,
                subject,
                IsoInstant.parse(time),
                IsoInstant.parse(receivedAt),
                traceparent,
                value));
    }
}
