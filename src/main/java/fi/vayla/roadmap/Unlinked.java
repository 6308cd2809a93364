package fi.vayla.roadmap;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of some system whose events change nothing on the roadmap.
 *
 * @param receipt of its newest event
 * @param events how many of its events came since the hub started
 */
public record Unlinked(
        String source,
        String ref,
        @Nullable String title,
        String type,
        Reason reason,
        Instant lastReceivedAt,
        String receipt,
        long events) {

    public enum Reason {
        /** No link in {@code config/roadmap.yaml} names the record. */
        no_link,
        /** No rule there is about this type of event. */
        no_rule,
        /** An idea that names no programme that is shown. */
        no_programme
    }
}
