package fi.vayla.simulator;

import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Something that can be measured, and between which values an invented reading of it lies. */
record Gauge(String id, String title, BigDecimal lowest, BigDecimal highest, int decimals) {

    /**
     * The metrics and viewpoints of {@code metrics.csv} and {@code maturity.csv} beside a file; none of one that is not there. What
     * a document gives a figure for is left out: no invented one takes its place.
     */
    static List<Gauge> read(Path measures) {
        List<CSVRecord> maturity = rows(measures.resolveSibling("maturity.csv"));
        return Stream.concat(
                        rows(measures.resolveSibling("metrics.csv")).stream()
                                .filter(row -> row.get("value").isEmpty())
                                .map(Gauge::metric),
                        maturity.stream()
                                .filter(row -> row.get("item_type").equals("viewpoint")
                                        && row.get("value").isEmpty())
                                .map(row -> viewpoint(row, scale(maturity, row.get("programme_id")))))
                .toList();
    }

    /** Where it stood some quarters after the first reading, as a share of its range; the same at every start. */
    double stand(int quarters) {
        var ofItsOwn = new SplittableRandom(id.hashCode());
        return ofItsOwn.nextDouble(0.15, 0.6) + quarters * ofItsOwn.nextDouble(-0.02, 0.06);
    }

    BigDecimal valueAt(double stand) {
        return highest.subtract(lowest)
                .multiply(BigDecimal.valueOf(stand))
                .add(lowest)
                .setScale(decimals, RoundingMode.HALF_UP);
    }

    private static Gauge metric(CSVRecord row) {
        return switch (row.get("unit")) {
            case "%" -> between(row, 0, 100, 1);
            case "boolean" -> between(row, 0, 1, 0);
            case "survey score" -> between(row, 1, 5, 1);
            case "usage" -> between(row, 0, 5_000, 0);
            default -> between(row, 0, 100, 0);
        };
    }

    private static Gauge viewpoint(CSVRecord row, List<BigDecimal> scale) {
        return scale.isEmpty()
                ? between(row, 1, 5, 1)
                : new Gauge(row.get("item_id"), row.get("title"), scale.getFirst(), scale.getLast(), 1);
    }

    private static List<BigDecimal> scale(List<CSVRecord> maturity, String programme) {
        return maturity.stream()
                .filter(row -> row.get("programme_id").equals(programme)
                        && row.get("item_type").equals("scale_step"))
                .map(row -> new BigDecimal(row.get("value")))
                .sorted()
                .toList();
    }

    private static Gauge between(CSVRecord row, long lowest, long highest, int decimals) {
        String id = row.isMapped("metric_id") ? row.get("metric_id") : row.get("item_id");
        return new Gauge(id, row.get("title"), BigDecimal.valueOf(lowest), BigDecimal.valueOf(highest), decimals);
    }

    private static List<CSVRecord> rows(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), format)) {
            return rows.getRecords();
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidConfiguration(
                    "%s: the simulated town cannot read what is measured (%s); correct the file or the setting vayla.town.measures"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
