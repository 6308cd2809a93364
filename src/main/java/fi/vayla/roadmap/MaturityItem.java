package fi.vayla.roadmap;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A row of {@code maturity.csv}: a step of the programme's own scale, or something that is measured on it. */
public record MaturityItem(
        String programme,
        @Nullable String project,
        String id,
        Type type,
        @Nullable Group group,
        @Nullable Integer ordinal,
        @Nullable BigDecimal value,
        String title,
        String titleEn,
        boolean highlighted,
        @Nullable String notes) {

    /** The names are those of the file. */
    public enum Type {
        scale_step,
        viewpoint,
        baseline,
        target,
        gap,
        target_trait
    }

    public enum Group {
        employee,
        organisation
    }
}
