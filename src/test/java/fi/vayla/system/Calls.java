package fi.vayla.system;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Calls as the delivery makes them. */
public final class Calls {

    public static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private Calls() {}

    public static Event event(String subject) {
        return Event.of(
                EventType.FORM_SUBMITTED,
                "lomakkeet",
                "1",
                subject,
                NOON,
                NOON,
                TRACEPARENT,
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    public static Call of(Event event, Map<String, String> parameters, String body) {
        return new Call(event, "reitti-1", parameters, body.getBytes(StandardCharsets.UTF_8));
    }

    /** To a path, with the default method. */
    public static Call to(String path, String body) {
        return of(event("HEL-2025-001216"), Map.of("path", path), body);
    }
}
