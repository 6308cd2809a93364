package fi.vayla.console.chart;

import fi.vayla.console.chart.Svg.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Levels of several viewpoints around a centre, the first at the top, clockwise.
 *
 * @param rings the polygons of the scale's steps, from the inside
 * @param spokes a line from the centre for each viewpoint
 * @param shapes a polygon for each line of levels, through those that are known
 */
public record RadarChart(List<String> rings, List<Spoke> spokes, List<Shape> shapes) {

    /** The picture is a square around the point (0, 0). */
    public static final int REACH = 200;

    private static final double LABEL = 1.08;

    /**
     * A viewpoint's line.
     *
     * @param number 1 for the first, as the list beside the picture counts
     */
    public record Spoke(int number, String x, String y, String labelX, String labelY) {}

    /** @param dots where the levels are, for those that stand alone */
    public record Shape(String name, String points, List<Dot> dots) {}

    public record Dot(String x, String y) {}

    /** The levels of one line, in the order of the viewpoints; null where one is not known. */
    public record Levels(String name, List<@Nullable Double> levels) {}

    /** @param highest the scale's last step */
    public static RadarChart of(int viewpoints, double highest, List<Levels> lines) {
        return new RadarChart(
                IntStream.rangeClosed(1, (int) Math.round(highest))
                        .mapToObj(ring -> Svg.points(IntStream.range(0, viewpoints)
                                .mapToObj(i -> at(i, viewpoints, ring / highest))
                                .toList()))
                        .toList(),
                IntStream.range(0, viewpoints)
                        .mapToObj(i -> spoke(i, viewpoints))
                        .toList(),
                lines.stream().map(line -> shape(line, viewpoints, highest)).toList());
    }

    private static Spoke spoke(int i, int viewpoints) {
        Point end = at(i, viewpoints, 1);
        Point label = at(i, viewpoints, LABEL);
        return new Spoke(i + 1, Svg.number(end.x()), Svg.number(end.y()), Svg.number(label.x()), Svg.number(label.y()));
    }

    private static Shape shape(Levels line, int viewpoints, double highest) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < viewpoints; i++) {
            Double level = line.levels().get(i);
            if (level != null) {
                points.add(at(i, viewpoints, Math.clamp(level / highest, 0, 1)));
            }
        }
        return new Shape(
                line.name(),
                Svg.points(points),
                points.stream()
                        .map(point -> new Dot(Svg.number(point.x()), Svg.number(point.y())))
                        .toList());
    }

    private static Point at(int viewpoint, int viewpoints, double share) {
        double angle = 2 * Math.PI * viewpoint / viewpoints;
        return new Point(REACH * share * Math.sin(angle), -REACH * share * Math.cos(angle));
    }
}
