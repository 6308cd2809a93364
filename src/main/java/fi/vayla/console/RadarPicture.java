package fi.vayla.console;

import fi.vayla.console.PicturesPage.Legend;
import fi.vayla.console.PicturesPage.Radar;
import fi.vayla.console.PicturesPage.Row;
import fi.vayla.console.RoadmapPage.Title;
import fi.vayla.console.chart.RadarChart;
import fi.vayla.console.chart.RadarChart.Levels;
import fi.vayla.roadmap.ItemKind;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.Measured;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Reading;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The levels of a programme's viewpoints, on its own scale. */
final class RadarPicture {

    /** With fewer there is no area. */
    private static final int FEWEST = 3;

    /** The lines, by the classes that colour them. */
    private enum Line {
        baseline(Measured::baseline),
        target(Measured::target),
        current(Measured::value);

        private final Function<Measured, @Nullable BigDecimal> level;

        Line(Function<Measured, @Nullable BigDecimal> level) {
            this.level = level;
        }

        private @Nullable BigDecimal of(ItemView item) {
            return item.measured() == null ? null : level.apply(item.measured());
        }
    }

    private final List<ItemView> viewpoints;
    private final Words words;

    RadarPicture(ProgrammeView view, Words words) {
        this.viewpoints = view.items(ItemKind.viewpoint);
        this.words = words;
    }

    /** Null when no level is known. */
    @Nullable
    Radar find() {
        List<Line> lines = Stream.of(Line.values())
                .filter(line -> viewpoints.stream().anyMatch(item -> line.of(item) != null))
                .toList();
        if (lines.isEmpty() || viewpoints.size() < FEWEST) {
            return null;
        }
        BigDecimal highest = highest();
        return new Radar(
                RadarChart.of(
                        viewpoints.size(),
                        highest.doubleValue(),
                        lines.stream().map(this::levels).toList()),
                words.get("radar_about", words.number(highest)),
                newest().map(words::measured).orElse(null),
                lines.stream()
                        .map(line -> new Legend(line.name(), words.get("radar_" + line), null))
                        .toList(),
                viewpoints.stream().map(item -> row(item, lines)).toList());
    }

    /** The scale's last step; where the programme has no scale, the highest level there is. */
    private BigDecimal highest() {
        return viewpoints.stream()
                .flatMap(item -> Stream.ofNullable(item.measured()))
                .flatMap(measured -> measured.scale() != null
                        ? Stream.of(measured.scale().highest())
                        : Stream.of(Line.values())
                                .map(line -> line.level.apply(measured))
                                .filter(Objects::nonNull))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ONE);
    }

    private Optional<Reading> newest() {
        return viewpoints.stream()
                .flatMap(item -> Stream.ofNullable(item.measured()))
                .flatMap(measured -> measured.readings().stream())
                .max(Comparator.comparing(Reading::at));
    }

    private Levels levels(Line line) {
        return new Levels(
                line.name(),
                viewpoints.stream()
                        .map(line::of)
                        .<@Nullable Double>map(level -> level == null ? null : level.doubleValue())
                        .toList());
    }

    private Row row(ItemView item, List<Line> lines) {
        Title title = words.title(item);
        return new Row(
                viewpoints.indexOf(item) + 1 + ". " + title.text(),
                title.titleLanguage(),
                lines.stream()
                        .map(line -> line.of(item))
                        .map(level -> level == null ? words.get("level_not_stated") : words.number(level))
                        .toList());
    }
}
