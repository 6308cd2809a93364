package fi.vayla.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Case management's record moved.
 *
 * @param caseId the case's id, without spaces
 * @param label the case's id as people read it
 * @param movement what happened to the case; names the event's type and is not part of the JSON
 * @param status the system's own word for where the case is
 * @param decision the newest decision, once there is one
 */
public record CaseRecord(
        @JsonIgnore Movement movement,
        String caseId,
        @Nullable String label,
        String title,
        String status,
        @Nullable String classification,
        @Nullable String language,
        boolean confidential,
        @Nullable Instant openedAt,
        Instant changedAt,
        @Nullable Decision decision,
        List<Document> documents)
        implements EventData {

    public CaseRecord {
        documents = List.copyOf(documents);
    }

    @Override
    @JsonIgnore
    public EventType type() {
        return switch (movement) {
            case OPENED -> EventType.CASE_OPENED;
            case CHANGED -> EventType.CASE_CHANGED;
            case DECIDED -> EventType.CASE_DECIDED;
            case CLOSED -> EventType.CASE_CLOSED;
        };
    }

    public enum Movement {
        OPENED,
        CHANGED,
        DECIDED,
        CLOSED
    }

    public record Decision(
            String title,
            @Nullable Instant decidedAt,
            @Nullable String reference) {}

    public record Document(
            String id,
            String title,
            @Nullable String type,
            @Nullable String language,
            boolean confidential,
            @Nullable Instant issuedAt,
            @Nullable String reference) {}
}
