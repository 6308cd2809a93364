package fi.vayla.roadmap;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code budget.csv}. Rows of different kinds repeat each other and are never added up. */
public record BudgetLine(
        String id,
        String programme,
        @Nullable String project,
        @Nullable String section,
        String line,
        String lineEn,
        List<Integer> years,
        RowKind rowKind,
        @Nullable BigDecimal amount,
        String unit,
        Precision precision,
        @Nullable BigDecimal sharePctStated,
        @Nullable BigDecimal sharePctComputed,
        @Nullable String check,
        @Nullable String notes) {

    /** The names are those of the file. */
    public enum RowKind {
        cell,
        stated_line_total,
        stated_year_total,
        stated_grand_total,
        stated_text_share,
        context,
        grant_awarded,
        grant_spent
    }

    public enum Precision {
        exact,
        approx,
        lower_bound
    }
}
