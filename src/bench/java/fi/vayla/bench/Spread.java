package fi.vayla.bench;

import java.util.Arrays;
import java.util.Collection;

/**
 * What several rounds gave.
 *
 * @param median the middle one, or the mean of the two in the middle
 */
record Spread(double median, double least, double most, int rounds) {

    /** Of one round or more. */
    static Spread of(Collection<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("a spread of nothing");
        }
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], Arrays.stream(sorted).max().orElseThrow(), sorted.length);
    }

    static Spread of(double figure) {
        return new Spread(figure, figure, figure, 1);
    }
}
