package fi.vayla.roadmap;

import fi.vayla.event.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A candidate measure that somebody proposed.
 *
 * @param id for orders about it
 * @param item its id on the roadmap
 * @param description as its proposer wrote it; personal data, for operators only
 * @param status proposed until an operator decides, then planned or cancelled, or what events say since
 * @param votes how many people support it
 * @param priority an operator's; 1 comes first
 * @param goal that it is placed under
 * @param reason an operator's, for the last decision
 */
public record Idea(
        String id,
        String item,
        String programme,
        String title,
        @Nullable String description,
        Status status,
        @Nullable Integer votes,
        @Nullable Integer priority,
        @Nullable String goal,
        Instant proposedAt,
        @Nullable String reason) {}
