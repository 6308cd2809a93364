package fi.vayla.roadmap;

import fi.vayla.event.Status;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code milestones.csv}: something that is to have happened by a day.
 *
 * @param goal that it belongs to, if any
 * @param item the measure or project that it belongs to, if any
 * @param date ISO 8601, possibly only a year or a month
 * @param status where the document states one
 */
public record Milestone(
        String programme,
        @Nullable String goal,
        @Nullable String item,
        String id,
        String title,
        String titleEn,
        @Nullable String date,
        @Nullable Status status,
        @Nullable String notes)
        implements Item {

    @Override
    public @Nullable Status statedStatus() {
        return status;
    }

    @Override
    public @Nullable String endDate() {
        return date;
    }
}
