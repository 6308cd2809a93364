package fi.vayla.roadmap;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a metric or a viewpoint has come.
 *
 * @param value the last one that is known: measured, or stated by the document; null where there is none
 * @param baseline the value at the beginning
 * @param target the value to reach
 * @param targetDate when it is to be reached: ISO 8601, possibly only a year or a month
 * @param unit as the document names it
 * @param scale of a viewpoint, the programme's own
 * @param readings the values over time, the oldest first; the newest {@link MetricReadings#SHOWN} at most
 */
public record Measured(
        @Nullable BigDecimal value,
        @Nullable BigDecimal baseline,
        @Nullable BigDecimal target,
        @Nullable String targetDate,
        @Nullable String unit,
        @Nullable Scale scale,
        List<Reading> readings) {

    public Measured {
        readings = List.copyOf(readings);
    }

    /** @param value as the field's text; null for none */
    static @Nullable Measured of(@Nullable Item item, @Nullable String value) {
        BigDecimal number = value == null ? null : new BigDecimal(value);
        return switch (item) {
            case Metric metric ->
                new Measured(number, null, metric.target(), metric.targetDate(), metric.unit(), null, List.of());
            case Viewpoint viewpoint ->
                new Measured(
                        number, viewpoint.baseline(), viewpoint.target(), null, null, viewpoint.scale(), List.of());
            case null, default -> null;
        };
    }

    Measured with(List<Reading> newReadings) {
        return new Measured(value, baseline, target, targetDate, unit, scale, newReadings);
    }
}
