package fi.vayla.log;

import java.time.Instant;
import java.util.Map;

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

    /** Decodes a record of an event topic. */
    public Logged event() {
        return EventCodec.read(this);
    }
}
