package fi.vayla.console.chart;

import fi.vayla.console.chart.Svg.Point;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts over time, one band on top of the other. A count holds from its day until the next one, so the bands have steps.
 *
 * @param bands from the bottom up
 * @param days the first of each month, quarter or year, whichever fit, as its month; in a span that is too short for two, days
 */
public record AreaChart(List<Band> bands, List<Tick> days, List<Tick> counts) {

    public static final int WIDTH = 1000;
    public static final int HEIGHT = 300;

    private static final int MOST_DAYS = 8;
    private static final int STEPS = 4;
    private static final int[] MONTHS = {1, 3, 6, 12, 24, 60, 120};

    /** @param points of a polygon */
    public record Band(String name, String points) {}

    /** How many there were of each name from a day on. */
    public record Day(LocalDate day, Map<String, Integer> counts) {

        public Day {
            counts = Map.copyOf(counts);
        }

        public int count(String name) {
            return counts.getOrDefault(name, 0);
        }
    }

    /**
     * Draws.
     *
     * @param names of the bands, from the bottom up
     * @param days in their order, at least one
     * @param end until when the last one holds
     */
    public static AreaChart of(List<String> names, List<Day> days, LocalDate end) {
        LocalDate from = days.getFirst().day();
        double span = Math.max(1, ChronoUnit.DAYS.between(from, end));
        double[] places = new double[days.size() + 1];
        for (int i = 0; i < days.size(); i++) {
            places[i] = place(days.get(i).day(), from, span);
        }
        places[days.size()] = WIDTH;
        int highest = days.stream()
                .mapToInt(day -> names.stream().mapToInt(day::count).sum())
                .max()
                .orElse(0);
        double unit = (double) HEIGHT / Math.max(1, highest);
        List<Band> bands = new ArrayList<>();
        double[] floor = new double[days.size()];
        for (String name : names) {
            double[] top = IntStream.range(0, days.size())
                    .mapToDouble(i -> floor[i] + days.get(i).count(name) * unit)
                    .toArray();
            bands.add(new Band(name, Svg.points(outline(places, floor, top))));
            System.arraycopy(top, 0, floor, 0, top.length);
        }
        return new AreaChart(List.copyOf(bands), days(from, end, span), counts(highest, unit));
    }

    private static List<Point> outline(double[] places, double[] floor, double[] top) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < top.length; i++) {
            points.add(new Point(places[i], HEIGHT - top[i]));
            points.add(new Point(places[i + 1], HEIGHT - top[i]));
        }
        for (int i = top.length - 1; i >= 0; i--) {
            points.add(new Point(places[i + 1], HEIGHT - floor[i]));
            points.add(new Point(places[i], HEIGHT - floor[i]));
        }
        return points;
    }

    private static List<Tick> days(LocalDate from, LocalDate end, double span) {
        if (from.plusMonths(2).isAfter(end)) {
            int step = (int) Math.ceil(span / MOST_DAYS);
            return Stream.iterate(from, day -> day.isBefore(end), day -> day.plusDays(step))
                    .map(day -> new Tick(day.toString(), Svg.number(place(day, from, span))))
                    .toList();
        }
        long months = ChronoUnit.MONTHS.between(from, end) + 1;
        int every = IntStream.of(MONTHS)
                .filter(step -> months / step <= MOST_DAYS)
                .findFirst()
                .orElse(MONTHS[MONTHS.length - 1]);
        LocalDate first = from.withDayOfMonth(1).plusMonths(1);
        return Stream.iterate(first, day -> !day.isAfter(end), day -> day.plusMonths(1))
                .filter(day -> (day.getYear() * 12 + day.getMonthValue() - 1) % every == 0)
                .map(day -> new Tick(day.toString().substring(0, 7), Svg.number(place(day, from, span))))
                .toList();
    }

    private static double place(LocalDate day, LocalDate from, double span) {
        return WIDTH * ChronoUnit.DAYS.between(from, day) / span;
    }

    private static List<Tick> counts(int highest, double unit) {
        double step = Math.max(1, Svg.step(highest, STEPS));
        List<Tick> ticks = new ArrayList<>();
        for (double count = 0; count <= highest; count += step) {
            ticks.add(new Tick(Svg.number(count), Svg.number(HEIGHT - count * unit)));
        }
        return ticks;
    }
}
