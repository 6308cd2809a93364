package fi.vayla.roadmap;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code metrics.csv}.
 *
 * @param value only where the document states a figure
 */
public record Metric(
        String programme,
        @Nullable String goal,
        @Nullable String project,
        String id,
        String title,
        String titleEn,
        @Nullable String unit,
        @Nullable BigDecimal value,
        @Nullable String measuredSubject,
        TitleOrigin titleOrigin,
        @Nullable String notes)
        implements Item {}
