package fi.vayla.roadmap;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of some system whose events change nothing on the roadmap.
 *
 * @param id for orders about it
 * @param receipt of its newest event
 * @param events how many of its events came
 * @param suggestions which items it may be, the likeliest first
 * @param ignored who said that it is to be left alone; null when nobody did
 */
public record Unlinked(
        String id,
        String source,
        String ref,
        String title,
        String type,
        Reason reason,
        Instant lastReceivedAt,
        String receipt,
        long events,
        List<Suggestion> suggestions,
        @Nullable Ignored ignored) {

    public Unlinked {
        suggestions = List.copyOf(suggestions);
    }

    public enum Reason {
        /** No link names the record, and no rule for links fits it. */
        no_link,
        /** No rule is about this type of event. */
        no_rule,
        /** An idea that names no programme that is shown. */
        no_programme
    }

    /** @param score how like its title is to the record's, from 0 to 100 */
    public record Suggestion(String item, String programme, String title, int score) {}

    public record Ignored(String by, Instant at, String reason) {}
}
