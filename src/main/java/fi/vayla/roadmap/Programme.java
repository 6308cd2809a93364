package fi.vayla.roadmap;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code programmes.csv}.
 *
 * @param municipality null for a national programme
 * @param approvalDate ISO 8601, possibly only a year or a month
 * @param parent the programme or strategy that it carries out
 */
public record Programme(
        String id,
        Kind kind,
        @Nullable String municipality,
        String title,
        String titleEn,
        @Nullable Integer startYear,
        @Nullable Integer endYear,
        @Nullable String approvedBy,
        @Nullable String approvalDate,
        @Nullable String approvalNote,
        @Nullable String ownerBody,
        @Nullable String steeringBody,
        @Nullable String parent,
        String sourceDocument,
        @Nullable String notes) {

    /** The names are those of the file. */
    public enum Kind {
        roadmap,
        programme,
        strategy,
        linked_programme,
        funding_scheme
    }

    /** Every year that it covers, in order; empty when start or end is not stated. */
    public List<Integer> years() {
        return startYear == null || endYear == null
                ? List.of()
                : IntStream.rangeClosed(startYear, Objects.requireNonNull(endYear))
                        .boxed()
                        .toList();
    }
}
