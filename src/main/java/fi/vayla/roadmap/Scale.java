package fi.vayla.roadmap;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The lowest and the highest level of a programme's maturity scale. */
public record Scale(BigDecimal lowest, BigDecimal highest) {

    /** The scale of a programme's steps; empty when it has none with a level. */
    static Optional<Scale> of(String programme, List<MaturityItem> rows) {
        List<BigDecimal> levels = rows.stream()
                .filter(row -> row.programme().equals(programme) && row.type() == MaturityItem.Type.scale_step)
                .map(MaturityItem::value)
                .filter(Objects::nonNull)
                .sorted(Comparator.naturalOrder())
                .toList();
        return levels.isEmpty() ? Optional.empty() : Optional.of(new Scale(levels.getFirst(), levels.getLast()));
    }

    boolean contains(BigDecimal level) {
        return level.compareTo(lowest) >= 0 && level.compareTo(highest) <= 0;
    }
}
