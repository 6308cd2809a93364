package fi.vayla.console;

import fi.vayla.console.PicturesPage.MetricPicture;
import fi.vayla.console.PicturesPage.Trend;
import fi.vayla.console.chart.TrendChart;
import fi.vayla.console.chart.TrendChart.Value;
import fi.vayla.roadmap.ItemKind;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.Measured;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Reading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The metrics of a programme that have a value, each against its target. */
final class MetricPictures {

    private static final BigDecimal WIDTH = BigDecimal.valueOf(1000);

    /** Where the target stands, so that there is room to surpass it. */
    private static final BigDecimal TARGET = BigDecimal.valueOf(800);

    private final ProgrammeView view;
    private final Words words;

    MetricPictures(ProgrammeView view, Words words) {
        this.view = view;
        this.words = words;
    }

    List<MetricPicture> list() {
        return view.items(ItemKind.metric).stream()
                .flatMap(item -> Stream.ofNullable(item.measured())
                        .flatMap(measured ->
                                Stream.ofNullable(measured.value()).map(value -> picture(item, measured, value))))
                .toList();
    }

    private MetricPicture picture(ItemView item, Measured measured, BigDecimal value) {
        BigDecimal target = measured.target() == null || measured.target().signum() <= 0 ? null : measured.target();
        String unit = measured.unit() == null ? "" : " " + words.orWord("unit_", measured.unit());
        return new MetricPicture(
                words.title(item),
                words.number(value) + unit,
                target == null ? null : words.number(target) + unit + by(measured),
                target == null
                        ? null
                        : words.number(value.movePointRight(2).divide(target, 0, RoundingMode.HALF_UP)) + " %",
                measured.readings().isEmpty()
                        ? null
                        : words.measured(measured.readings().getLast()),
                target == null ? null : bar(value, target).toPlainString(),
                TARGET.toPlainString(),
                trend(measured.readings(), target, unit));
    }

    private String by(Measured measured) {
        return measured.targetDate() == null ? "" : ", " + words.date(measured.targetDate());
    }

    private static BigDecimal bar(BigDecimal value, BigDecimal target) {
        return value.multiply(TARGET)
                .divide(target, 0, RoundingMode.HALF_UP)
                .max(BigDecimal.ZERO)
                .min(WIDTH);
    }

    /** Null while there is no change to see. */
    private @Nullable Trend trend(List<Reading> readings, @Nullable BigDecimal target, String unit) {
        if (readings.size() < 2) {
            return null;
        }
        List<Value> values = readings.stream()
                .map(reading -> new Value(reading.at(), reading.value().doubleValue()))
                .toList();
        Reading first = readings.getFirst();
        return new Trend(
                TrendChart.of(values, target == null ? null : target.doubleValue()),
                words.get("metric_first", words.number(first.value()) + unit, words.day(first.at())));
    }
}
