package fi.vayla.console;

import fi.vayla.console.PicturesPage.MetricPicture;
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
                measured.readings().isEmpty() ? null : day(measured.readings().getLast()),
                bar(value, target).toPlainString(),
                target == null ? null : TARGET.toPlainString());
    }

    private String by(Measured measured) {
        return measured.targetDate() == null ? "" : ", " + words.date(measured.targetDate());
    }

    private String day(Reading reading) {
        return words.date(reading.at().atZone(Words.FINLAND).toLocalDate().toString());
    }

    /** Without a target there is nothing to measure by, and every bar is as long as the others. */
    private static BigDecimal bar(BigDecimal value, @Nullable BigDecimal target) {
        return target == null
                ? WIDTH.divide(BigDecimal.TWO, 0, RoundingMode.HALF_UP)
                : value.multiply(TARGET)
                        .divide(target, 0, RoundingMode.HALF_UP)
                        .max(BigDecimal.ZERO)
                        .min(WIDTH);
    }
}
