package fi.vayla.console.chart;

import fi.vayla.console.chart.Svg.Point;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values over time as a line, the oldest at the left. The bottom is zero, or the lowest value where one is below.
 *
 * @param points of a polyline
 * @param x where the newest value is
 * @param y where the newest value is
 * @param target how high the target lies; null for none
 */
public record TrendChart(
        String points, String x, String y, @Nullable String target) {

    public static final int WIDTH = 200;
    public static final int HEIGHT = 40;

    public record Value(Instant at, double value) {}

    /** @param values in their order, at least two */
    public static TrendChart of(List<Value> values, @Nullable Double target) {
        double lowest = values.stream().mapToDouble(Value::value).min().orElse(0);
        double highest = values.stream().mapToDouble(Value::value).max().orElse(0);
        double bottom = Math.min(0, lowest);
        double top = Math.max(Math.max(highest, target == null ? highest : target), bottom + Double.MIN_NORMAL);
        long from = values.getFirst().at().toEpochMilli();
        double span = Math.max(1, values.getLast().at().toEpochMilli() - from);
        List<Point> points = values.stream()
                .map(value -> new Point(
                        WIDTH * (value.at().toEpochMilli() - from) / span, height(value.value(), bottom, top)))
                .toList();
        return new TrendChart(
                Svg.points(points),
                Svg.number(points.getLast().x()),
                Svg.number(points.getLast().y()),
                target == null ? null : Svg.number(height(target, bottom, top)));
    }

    private static double height(double value, double bottom, double top) {
        return HEIGHT * (1 - (value - bottom) / (top - bottom));
    }
}
