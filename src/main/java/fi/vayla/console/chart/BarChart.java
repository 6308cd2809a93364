package fi.vayla.console.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Stacked bars.
 *
 * @param bars from the left
 * @param amounts the marks of the axis upwards
 */
public record BarChart(List<Bar> bars, List<Mark> amounts) {

    public static final int WIDTH = 1000;
    public static final int HEIGHT = 300;

    private static final int STEPS = 4;
    private static final double THICKNESS = 0.6;

    /** A mark of the axis, {@code at} so far from the top. */
    public record Mark(long amount, String at) {}

    /** @param middle where its name stands */
    public record Bar(String name, String middle, List<Part> parts) {}

    /** @param number which line of figures it is of, 1 for the first */
    public record Part(int number, String x, String y, String width, String height) {}

    /** A bar's figures, in the order of the lines; 0 for a line that it has no part of. */
    public record Figures(String name, List<Double> amounts) {}

    public static BarChart of(List<Figures> figures) {
        double highest = figures.stream().mapToDouble(BarChart::sum).max().orElse(0);
        double step = Svg.step(highest, STEPS);
        double top = Math.max(step, Math.ceil(highest / step - 1e-9) * step);
        double slot = (double) WIDTH / Math.max(1, figures.size());
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            bars.add(bar(figures.get(i), (i + 0.5) * slot, slot * THICKNESS, HEIGHT / top));
        }
        List<Mark> marks = new ArrayList<>();
        for (double amount = 0; amount <= top + step / 2; amount += step) {
            marks.add(new Mark(Math.round(amount), Svg.number(HEIGHT - amount * HEIGHT / top)));
        }
        return new BarChart(bars, marks);
    }

    private static double sum(Figures figures) {
        return figures.amounts().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Bar bar(Figures figures, double middle, double width, double unit) {
        List<Part> parts = new ArrayList<>();
        double floor = 0;
        for (int i = 0; i < figures.amounts().size(); i++) {
            double height = figures.amounts().get(i) * unit;
            if (height > 0) {
                parts.add(new Part(
                        i + 1,
                        Svg.number(middle - width / 2),
                        Svg.number(HEIGHT - floor - height),
                        Svg.number(width),
                        Svg.number(height)));
                floor += height;
            }
        }
        return new Bar(figures.name(), Svg.number(middle), parts);
    }
}
