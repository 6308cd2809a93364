package fi.vayla.roadmap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code goals.csv}.
 *
 * @param parentGoal the goal that it is a part of, if any
 * @param ordinal within its kind or parent
 * @param related goals or maturity items
 */
public record Goal(
        String programme,
        String id,
        @Nullable String parentGoal,
        Kind kind,
        String title,
        String titleEn,
        int ordinal,
        TitleOrigin titleOrigin,
        List<String> related,
        @Nullable String notes)
        implements Item {

    /** The names are those of the file; the order is the one in which a page shows them. */
    public enum Kind {
        theme,
        goal,
        focus_area,
        enabler,
        principle
    }

    @Override
    public @Nullable String goal() {
        return parentGoal;
    }
}
