package fi.vayla.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Status, progress, dates or unit of a project changed in a portfolio tool. A part that the tool did not tell is null and
 * changes nothing.
 *
 * @param project the project's id at its tool, such as {@code TES-41} or {@code city/repository#12}
 * @param statusName the tool's own word for the status
 * @param progress per cent, 0 to 100
 * @param health green, amber or red
 */
public record ProjectChanged(
        String project,
        @Nullable String title,
        @Nullable Status status,
        @Nullable String statusName,
        @Nullable Integer progress,
        @Nullable Health health,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable String responsibleUnit,
        Instant changedAt,
        @Nullable String url)
        implements EventData {

    public ProjectChanged {
        if (progress != null && (progress < 0 || progress > 100)) {
            throw new IllegalArgumentException("Progress is 0 to 100 per cent, not " + progress);
        }
    }

    @Override
    @JsonIgnore
    public EventType type() {
        return EventType.PROJECT_CHANGED;
    }

    public enum Health {
        green,
        amber,
        red
    }
}
