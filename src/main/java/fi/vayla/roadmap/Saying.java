package fi.vayla.roadmap;

import fi.vayla.event.Event;
import fi.vayla.event.RoadmapItemChanged.Field;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of an item's fields.
 *
 * @param ref the record that it is said of at its source; null for an operator's word
 * @param receipt of the event that says it
 */
record Saying(
        String source,
        @Nullable String ref,
        String receipt,
        Instant at,
        Instant receivedAt,
        Map<String, String> values) {

    Saying {
        values = Map.copyOf(values);
    }

    static Saying of(Event event, String ref, Map<String, String> values) {
        return new Saying(event.source(), ref, event.receipt().value(), happened(event), event.receivedAt(), values);
    }

    /** Nothing happened after it was received: a source whose clock is ahead must not win over all that follows. */
    private static Instant happened(Event event) {
        return event.time().isAfter(event.receivedAt()) ? event.receivedAt() : event.time();
    }

    Field taken(String value) {
        return new Field(value, at, receivedAt, at, source, receipt);
    }

    /** It is shown by nobody, so there is nothing that it goes on since. */
    Field contested(String value) {
        return new Field(value, at, receivedAt, null, source, receipt);
    }
}
