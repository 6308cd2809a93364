package fi.vayla.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of one field of a roadmap item.
 *
 * @param at when it happened, by its source's clock
 * @param recordedAt when the hub wrote it down
 * @param to empty where an edition of the tables took the value away
 * @param source {@code tables} where an edition of them changed it
 * @param receipt of the event that caused it
 */
public record ChangeRow(
        String item,
        String programme,
        String field,
        @Nullable String from,
        String to,
        String source,
        String receipt,
        Instant at,
        Instant recordedAt) {}
