package fi.vayla.log;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.IsoInstant;
import fi.vayla.event.Receipt;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Events as Kafka records: CloudEvents 1.0, Kafka protocol binding, binary content mode. The receipt and the time of receipt
 * are extension attributes; the source travels as the relative URI {@code /sources/ID}.
 */
final class EventCodec {

    static final String SOURCES = "/sources/";
    private static final String RECEIPT = "receipt";
    static final String RECEIPT_HEADER = "ce_" + RECEIPT;
    static final String TYPE_HEADER = "ce_type";
    static final String SCHEMA_HEADER = "ce_dataschema";
    private static final String RECEIVED_AT = "receivedat";
    private static final String TRACEPARENT = "traceparent";

    private EventCodec() {}

    /** Throws {@link IllegalArgumentException} for a source that cannot be part of a URI. */
    static ProducerRecord<String, byte[]> write(Event event) {
        String source = SOURCES + event.source();
        requireUri(source);
        Headers headers = new RecordHeaders();
        put(headers, EventHeaders.CONTENT_TYPE, EventHeaders.JSON);
        put(headers, EventHeaders.VERSION, EventHeaders.VERSION_1);
        put(headers, EventHeaders.ID, event.id());
        put(headers, EventHeaders.SOURCE, source);
        put(headers, TYPE_HEADER, event.type().wireName());
        put(headers, SCHEMA_HEADER, event.type().dataSchema());
        put(headers, EventHeaders.SUBJECT, event.subject());
        put(headers, EventHeaders.TIME, IsoInstant.format(event.time()));
        put(headers, RECEIPT_HEADER, event.receipt().value());
        put(headers, EventHeaders.RECEIVED_AT, IsoInstant.format(event.receivedAt()));
        if (event.traceparent() != null) {
            put(headers, EventHeaders.TRACEPARENT, event.traceparent());
        }
        String topic = Topic.of(event.type()).topicName();
        return new ProducerRecord<>(topic, null, event.subject(), event.data(), headers);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("CheckReturnValue") // looked at, not used
    private static void requireUri(String source) {
        URI.create(source);
    }

    /** An {@link LoggedEvent}, or {@link Unreadable} for a record that somebody else put on the topic. */
    static Logged read(ConsumerRecord<String, byte[]> record) {
        Place place = new Place(record.topic(), record.partition(), record.offset());
        byte[] value = orEmpty(record.value());
        return EventHeaders.of(record.headers())
                .find(value)
                .<Logged>map(event -> new LoggedEvent(place, event))
                .orElseGet(() -> readForeign(place, record.key(), record.headers(), value));
    }

    static Logged read(LogRecord record) {
        return EventHeaders.of(record.headers())
                .find(record.value())
                .<Logged>map(event -> new LoggedEvent(record.place(), event))
                .orElseGet(() -> readForeign(record));
    }

    private static Logged readForeign(LogRecord record) {
        Headers headers = new RecordHeaders();
        record.headers().forEach((name, value) -> put(headers, name, value));
        return readForeign(record.place(), record.key(), headers, record.value());
    }

    private static Logged readForeign(Place place, @Nullable String key, Headers headers, byte[] value) {
        try {
            return new LoggedEvent(
                    place,
                    event(KafkaMessageFactory.createReader(headers, value).toEvent()));
        } catch (RuntimeException e) { // whatever the SDK makes of a foreign record
            return new Unreadable(place, key == null ? "" : key, value, "" + e.getMessage());
        }
    }

    private static Event event(CloudEvent cloudEvent) {
        String source = cloudEvent.getSource().toString();
        String receipt = text(cloudEvent.getExtension(RECEIPT));
        String receivedAt = text(cloudEvent.getExtension(RECEIVED_AT));
        String subject = cloudEvent.getSubject();
        OffsetDateTime time = cloudEvent.getTime();
        if (receipt == null || receivedAt == null || subject == null || time == null || !source.startsWith(SOURCES)) {
            throw new IllegalArgumentException(
                    "not an event of this hub: receipt, receivedat, subject or time is missing");
        }
        EventType type = EventType.find(cloudEvent.getType())
                .orElseThrow(() -> new IllegalArgumentException("unknown event type " + cloudEvent.getType()));
        var data = cloudEvent.getData();
        return new Event(
                new Receipt(receipt),
                type,
                source.substring(SOURCES.length()),
                cloudEvent.getId(),
                subject,
                time.toInstant(),
                Instant.parse(receivedAt),
                text(cloudEvent.getExtension(TRACEPARENT)),
                data == null ? new byte[0] : data.toBytes());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static byte[] orEmpty(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }
}
