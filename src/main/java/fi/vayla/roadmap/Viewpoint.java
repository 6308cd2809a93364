package fi.vayla.roadmap;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A viewpoint of a programme's maturity: a row of {@code maturity.csv} that is measured on the programme's own scale.
 *
 * @param baseline the level at the beginning, where the document states one
 * @param target the level to reach
 * @param value the level when the document was written
 * @param scale null where the programme has none
 */
public record Viewpoint(
        String programme,
        String id,
        MaturityItem.@Nullable Group group,
        @Nullable Integer ordinal,
        String title,
        String titleEn,
        @Nullable BigDecimal baseline,
        @Nullable BigDecimal target,
        @Nullable BigDecimal value,
        @Nullable Scale scale)
        implements Item {

    static Viewpoint of(MaturityItem row, @Nullable Scale scale) {
        return new Viewpoint(
                row.programme(),
                row.id(),
                row.group(),
                row.ordinal(),
                row.title(),
                row.titleEn(),
                row.baseline(),
                row.target(),
                row.value(),
                scale);
    }

    @Override
    public @Nullable String goal() {
        return null;
    }
}
