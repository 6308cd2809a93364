package fi.vayla.roadmap;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code maturity.csv}: a step of the programme's own scale, or something that is measured on it.
 *
 * @param value of a step, its level; of a viewpoint, its level when the document was written
 * @param baseline of a viewpoint, where the document states one
 * @param target of a viewpoint
 */
public record MaturityItem(
        String programme,
        @Nullable String project,
        String id,
        Type type,
        @Nullable Group group,
        @Nullable Integer ordinal,
        @Nullable BigDecimal value,
        @Nullable BigDecimal baseline,
        @Nullable BigDecimal target,
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
