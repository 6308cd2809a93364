package fi.vayla.view;

import fi.vayla.event.Event;
import fi.vayla.event.Events;
import fi.vayla.event.Json;
import fi.vayla.event.Receipt;
import fi.vayla.log.LogForTests;
import fi.vayla.log.LogRecord;
import fi.vayla.log.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as they stand on the log. */
final class Records {

    private Records() {}

    static LogRecord of(Event event, long offset) {
        return LogForTests.record(event, 2, offset, Events.NOON);
    }

    static LogRecord of(Event event, long offset, Instant time) {
        return LogForTests.record(event, 2, offset, time);
    }

    /** A row of the ledger with the fields given, and the others as most have them. */
    static LogRecord delivery(Receipt receipt, String route, Map<String, @Nullable Object> fields) {
        return delivery(receipt, route, fields, 7);
    }

    static LogRecord delivery(Receipt receipt, String route, Map<String, @Nullable Object> fields, long offset) {
        Map<String, @Nullable Object> row = new HashMap<>(Map.of(
                "route", route,
                "receipt", receipt.value(),
                "subject", "HEL-1",
                "state", "delivered",
                "target", "asiat",
                "attempts", 1,
                "at", "2026-11-02T12:00:05Z"));
        row.putAll(fields);
        return row(Json.write(row), offset);
    }

    static LogRecord row(byte[] value, long offset) {
        return new LogRecord(new Place("vayla.deliveries", 2, offset), Events.NOON, "reitti|1", Map.of(), value);
    }
}
