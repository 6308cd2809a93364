package fi.vayla.log;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.IsoInstant;
import fi.vayla.event.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record's headers, read as {@link EventCodec#write} writes them. Of a record in any other form of CloudEvents they say
 * nothing: that is left to the specification's own library, which takes several times as long.
 */
final class EventHeaders {

    static final String CONTENT_TYPE = "content-type";
    static final String JSON = "application/json";
    static final String VERSION = "ce_specversion";
    static final String VERSION_1 = "1.0";
    static final String ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String SUBJECT = "ce_subject";
    static final String TIME = "ce_time";
    static final String RECEIVED_AT = "ce_receivedat";
    static final String TRACEPARENT = "ce_traceparent";

    /** What stands in every event's headers, by itself: one instance for all records that are held. */
    private static final Map<String, String> COMMON = Stream.concat(
                    Stream.of(
                            CONTENT_TYPE,
                            JSON,
                            VERSION,
                            VERSION_1,
                            ID,
                            SOURCE,
                            EventCodec.TYPE_HEADER,
                            EventCodec.SCHEMA_HEADER,
                            SUBJECT,
                            TIME,
                            EventCodec.RECEIPT_HEADER,
                            RECEIVED_AT,
                            TRACEPARENT),
                    Arrays.stream(EventType.values()).flatMap(type -> Stream.of(type.wireName(), type.dataSchema())))
            .collect(Collectors.toUnmodifiableMap(text -> text, text -> text));

    private @Nullable String contentType;
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

    static EventHeaders of(Headers headers) {
        EventHeaders read = new EventHeaders();
        for (Header header : headers) {
            if (header.value() != null) {
                read.take(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return read;
    }

    /** As text, by name; the last one of a name that comes twice. */
    static Map<String, String> text(Headers headers) {
        Map<String, String> text = new HashMap<>();
        for (Header header : headers) {
            String value = new String(EventCodec.orEmpty(header.value()), StandardCharsets.UTF_8);
            text.put(shared(header.key()), shared(value));
        }
        return text;
    }

    private static String shared(String text) {
        return COMMON.getOrDefault(text, text);
    }

    static EventHeaders of(Map<String, String> headers) {
        EventHeaders read = new EventHeaders();
        headers.forEach(read::take);
        return read;
    }

    private void take(String name, String value) {
        switch (name) {
            case CONTENT_TYPE -> contentType = value;
            case VERSION -> version = value;
            case ID -> id = value;
            case SOURCE -> source = value;
            case EventCodec.TYPE_HEADER -> type = value;
            case SUBJECT -> subject = value;
            case TIME -> time = value;
            case EventCodec.RECEIPT_HEADER -> receipt = value;
            case RECEIVED_AT -> receivedAt = value;
            case TRACEPARENT -> traceparent = value;
            default -> {} // what the hub has no use for
        }
    }

    /** The event; empty for a record of any other form. */
    Optional<Event> find(byte[] data) {
        if (!JSON.equals(contentType)
                || !VERSION_1.equals(version)
                || id == null
                || source == null
                || !source.startsWith(EventCodec.SOURCES)
                || type == null
                || subject == null
                || time == null
                || receipt == null
                || receivedAt == null) {
            return Optional.empty();
        }
        EventType known = EventType.find(type).orElse(null);
        if (known == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Event(
                    new Receipt(receipt),
                    known,
                    source.substring(EventCodec.SOURCES.length()),
                    id,
                    subject,
                    IsoInstant.parse(time),
                    IsoInstant.parse(receivedAt),
                    traceparent,
                    data));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty(); // the library says what is wrong with it
        }
    }
}
