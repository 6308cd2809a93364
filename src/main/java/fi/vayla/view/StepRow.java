package fi.vayla.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger about a message: a step of its way to one system.
 *
 * @param state waiting, attempted, unknown, refused, delivered, parked or discarded
 * @param attempts how many times it had been sent then
 * @param possiblyTwice from here on the system may have it twice
 */
public record StepRow(
        String route,
        String state,
        @Nullable String target,
        @Nullable String targetId,
        int attempts,
        @Nullable String reason,
        @Nullable String detail,
        boolean possiblyTwice,
        Instant at) {}
