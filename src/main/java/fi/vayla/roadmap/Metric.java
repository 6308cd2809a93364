package fi.vayla.roadmap;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code metrics.csv}.
 *
 * @param value only where the document states a figure
 * @param target the value to reach, where one is stated
 * @param targetDate when it is to be reached: ISO 8601, possibly only a year or a month
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
        @Nullable BigDecimal target,
        @Nullable String targetDate,
        @Nullable String measuredSubject,
        TitleOrigin titleOrigin,
        @Nullable String notes)
        implements Item {}
