package fi.vayla.console.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as an SVG writes them. */
final class Svg {

    /** A point of the picture, y downwards. */
    record Point(double x, double y) {}

    private Svg() {}

    /** To a tenth, which no eye sees. */
    static String number(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        return whole.equals("-0") ? "0" : whole;
    }

    /** What {@code points} of a polygon says. */
    static String points(List<Point> points) {
        return points.stream()
                .map(point -> number(point.x) + "," + number(point.y))
                .collect(Collectors.joining(" "));
    }

    /** A round number of steps that reaches as high as the highest: 1, 2 or 5 and zeros. */
    static double step(double highest, int steps) {
        double rough = Math.max(highest, Double.MIN_NORMAL) / steps;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        return (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10) * power;
    }
}
