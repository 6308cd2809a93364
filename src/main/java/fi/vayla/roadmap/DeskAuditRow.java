package fi.vayla.roadmap;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator did about the roadmap, as it stands on {@code vayla.audit}.
 *
 * @param item that it was done to, or that a record was linked to
 * @param field that was decided
 * @param value that was decided, or a goal
 * @param source of the record or of the value
 * @param ref of the record
 */
record DeskAuditRow(
        Instant at,
        String by,
        Action action,
        @Nullable String item,
        @Nullable String field,
        @Nullable String value,
        @Nullable String source,
        @Nullable String ref,
        String reason) {

    /** The names are the JSON values. */
    enum Action {
        accept_contested,
        reject_contested,
        link_record,
        unlink_record,
        ignore_record,
        place_idea,
        reject_idea,
        prioritise_idea
    }
}
