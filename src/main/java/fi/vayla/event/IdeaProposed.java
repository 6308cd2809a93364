package fi.vayla.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proposal that may become a measure.
 *
 * @param programme the programme it is proposed to, if the proposer chose one
 */
public record IdeaProposed(
        String idea,
        String title,
        @Nullable String description,
        @Nullable String programme,
        Instant proposedAt) implements EventData {

    @Override
    @JsonIgnore
    public EventType type() {
        return EventType.IDEA_PROPOSED;
    }
}
