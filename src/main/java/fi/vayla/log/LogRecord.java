package fi.vayla.log;

import fi.vayla.event.EventType;
import fi.vayla.event.Receipt;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as it stands on the log.
 *
 * @param time when the broker took it
 * @param headers as text
 * @param value empty for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // the log's bytes, decoded by whoever reads; never compared
public record LogRecord(Place place, Instant time, String key, Map<String, String> headers, byte[] value) {

    public LogRecord {
        headers = Map.copyOf(headers);
    }

    static LogRecord of(ConsumerRecord<String, byte[]> record) {
        return new LogRecord(
                new Place(record.topic(), record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                record.key() == null ? "" : record.key(),
                EventHeaders.text(record.headers()),
                EventCodec.orEmpty(record.value()));
    }

    /** The receipt of a record of an event topic, without decoding the event; empty for one that is not this hub's. */
    public Optional<Receipt> receipt() {
        return Optional.ofNullable(headers.get(EventCodec.RECEIPT_HEADER))
                .filter(Receipt::isOne)
                .map(Receipt::new);
    }

    /** Whether it is an event of the type, without decoding it. */
    public boolean isOf(EventType type) {
        return type.wireName().equals(headers.get(EventCodec.TYPE_HEADER));
    }

    /** Decodes a record of an event topic. */
    public Logged event() {
        return EventCodec.read(this);
    }
}
