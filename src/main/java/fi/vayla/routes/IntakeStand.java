package fi.vayla.routes;

import org.jspecify.annotations.Nullable;

/**
 * How a route of {@code routes/intake} stands, as {@code GET /api/routes} shows it.
 *
 * @param from what it reads, without options and passwords
 * @param reads whether it is this instance that reads it
 * @param done messages that went through it here since its start, taken or ignored or put aside by the route itself
 * @param failed messages that failed on it here since its start
 */
public record IntakeStand(
        String id,
        String description,
        String from,
        boolean reads,
        long done,
        long failed,
        @Nullable String lastError) {}
