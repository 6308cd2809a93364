package fi.vayla.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proposal that may become a measure.
 *
 * @param programme the programme it is proposed to, if the proposer chose one
 * @param votes how many people support it, if its tool counts them
 */
public record IdeaProposed(
        String idea,
        String title,
        @Nullable String description,
        @Nullable String programme,
        @Nullable Integer votes,
        Instant proposedAt)
        implements EventData {

    /** Without votes. */
    public IdeaProposed(
            String idea, String title, @Nullable String description, @Nullable String programme, Instant proposedAt) {
        this(idea, title, description, programme, null, proposedAt);
    }

    @Override
    @JsonIgnore
    public EventType type() {
        return EventType.IDEA_PROPOSED;
    }
}
