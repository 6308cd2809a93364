package fi.vayla.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to look for; a part that is null matches everything.
 *
 * @param key the business key, exact
 * @param type the event type's wire name
 * @param from received then or later
 * @param to received before then
 * @param page from 0, of {@link ViewReader#PAGE} messages, the newest first
 */
public record MessageQuery(
        @Nullable String key,
        @Nullable String type,
        @Nullable Instant from,
        @Nullable Instant to,
        int page) {}
