package fi.vayla.log;

import java.time.Instant;
import java.util.Map;
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
                EventCodec.headers(record),
                EventCodec.orEmpty(record.value()));
    }

    /** Decodes a record of an event topic. */
    public Logged event() {
        return EventCodec.read(this);
    }
}
