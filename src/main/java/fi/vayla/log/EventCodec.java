package fi.vayla.log;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.Receipt;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
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
    private static final String RECEIVED_AT = "receivedat";
    private static final String TRACEPARENT = "traceparent";

    private EventCodec() {}

    static ProducerRecord<String, byte[]> write(Event event) {
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(URI.create(SOURCES + event.source()))
                .withType(event.type().wireName())
                .withSubject(event.subject())
                .withTime(OffsetDateTime.ofInstant(event.time(), ZoneOffset.UTC))
                .withDataSchema(URI.create(event.type().dataSchema()))
                .withDataContentType("application/json")
                .withExtension(RECEIPT, event.receipt().value())
                .withExtension(RECEIVED_AT, event.receivedAt().toString());
        if (event.traceparent() != null) {
            builder.withExtension(TRACEPARENT, event.traceparent());
        }
        CloudEvent cloudEvent =
                builder.withData(BytesCloudEventData.wrap(event.data())).build();
        String topic = Topic.of(event.type()).topicName();
        return KafkaMessageFactory.createWriter(topic, null, event.subject()).writeBinary(cloudEvent);
    }

    /** An {@link LoggedEvent}, or {@link Unreadable} for a record that somebody else put on the topic. */
    static Logged read(ConsumerRecord<String, byte[]> record) {
        Place place = new Place(record.topic(), record.partition(), record.offset());
        return read(place, record.key(), record.headers(), orEmpty(record.value()));
    }

    static Logged read(LogRecord record) {
        Headers headers = new RecordHeaders();
        record.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return read(record.place(), record.key(), headers, record.value());
    }

    private static Logged read(Place place, @Nullable String key, Headers headers, byte[] value) {
        Optional<Event> own = EventHeaders.find(headers, value);
        if (own.isPresent()) {
            return new LoggedEvent(place, own.get());
        }
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

    static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(orEmpty(header.value()), StandardCharsets.UTF_8));
        }
        return headers;
    }

    static byte[] orEmpty(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }
}
