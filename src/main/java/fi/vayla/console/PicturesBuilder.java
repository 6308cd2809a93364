package fi.vayla.console;

import fi.vayla.console.PicturesPage.Budget;
import fi.vayla.console.PicturesPage.Legend;
import fi.vayla.console.PicturesPage.Row;
import fi.vayla.console.PicturesPage.StatusPicture;
import fi.vayla.console.RoadmapPage.Title;
import fi.vayla.console.chart.AreaChart;
import fi.vayla.console.chart.BarChart;
import fi.vayla.console.chart.Tick;
import fi.vayla.event.Status;
import fi.vayla.roadmap.BudgetLine;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Summary;
import fi.vayla.view.ChangeRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws a programme, in one language. */
final class PicturesBuilder {

    /** From the bottom up: what is done carries the rest. */
    private static final List<String> STATUSES = Stream.concat(
                    Stream.of(
                                    Status.done,
                                    Status.in_progress,
                                    Status.on_hold,
                                    Status.planned,
                                    Status.proposed,
                                    Status.cancelled)
                            .map(Status::name),
                    Stream.of(Summary.NOT_STATED))
            .toList();

    /** As many days as a reader looks through; the picture has them all. */
    private static final int DAYS_IN_TABLE = 60;

    private final ProgrammeView view;
    private final Words words;

    PicturesBuilder(ProgrammeView view, Words words) {
        this.view = view;
        this.words = words;
    }

    /** @param changes of statuses, in the order in which they happened */
    PicturesPage build(List<ChangeRow> changes, LocalDate today) {
        return new PicturesPage(
                words.language(),
                words.all(),
                view.id(),
                words.title(view.programme()),
                RoadmapPageBuilder.subtitle(view.programme(), words),
                RoadmapIndex.languages(words.language()),
                status(changes, today),
                new RadarPicture(view, words).find(),
                budget(),
                new MetricPictures(view, words).list());
    }

    private @Nullable StatusPicture status(List<ChangeRow> changes, LocalDate today) {
        List<AreaChart.Day> days = StatusOverTime.of(
                view.items().stream().filter(RoadmapFilter::isSought).toList(), changes);
        if (days.isEmpty()) {
            return null;
        }
        List<String> names = STATUSES.stream()
                .filter(status -> days.stream().anyMatch(day -> day.count(status) > 0))
                .toList();
        AreaChart chart = AreaChart.of(names, days, today.plusDays(1));
        return new StatusPicture(
                chart,
                chart.days().stream()
                        .map(day -> new Tick(words.tick(day.text()), day.at()))
                        .toList(),
                names.reversed().stream()
                        .map(status -> new Legend(status, words.get("status_" + status), null))
                        .toList(),
                days.reversed().stream()
                        .limit(DAYS_IN_TABLE)
                        .map(day -> new Row(
                                words.date(day.day().toString()),
                                null,
                                names.reversed().stream()
                                        .map(status -> words.number(day.count(status)))
                                        .toList()))
                        .toList());
    }

    private @Nullable Budget budget() {
        List<BudgetLine> cells = view.budget().stream()
                .filter(line -> line.rowKind() == BudgetLine.RowKind.cell && line.amount() != null)
                .toList();
        Map<String, List<BudgetLine>> lines = cells.stream()
                .collect(Collectors.groupingBy(BudgetLine::line, LinkedHashMap::new, Collectors.toList()));
        List<Integer> years = cells.stream()
                .flatMap(cell -> cell.years().stream())
                .distinct()
                .sorted()
                .toList();
        if (years.isEmpty()) {
            return null;
        }
        List<BarChart.Figures> figures = years.stream()
                .map(year -> new BarChart.Figures(
                        year.toString(),
                        lines.values().stream()
                                .map(line -> amount(line, year).doubleValue())
                                .toList()))
                .toList();
        List<Legend> legend = new ArrayList<>();
        lines.values().forEach(line -> legend.add(legend(legend.size() + 1, line.getFirst())));
        List<Row> rows = lines.values().stream().map(line -> row(line, years)).toList();
        BarChart chart = BarChart.of(figures);
        return new Budget(
                chart,
                chart.amounts().stream()
                        .map(mark -> new Tick(words.roughly(mark.amount()), mark.at()))
                        .toList(),
                legend,
                years.stream().map(String::valueOf).toList(),
                rows);
    }

    private Legend legend(int number, BudgetLine line) {
        Title title = words.title(line.line(), line.lineEn(), "fi");
        return new Legend("part-" + number, title.text(), title.titleLanguage());
    }

    private Row row(List<BudgetLine> line, List<Integer> years) {
        Title title = words.title(line.getFirst().line(), line.getFirst().lineEn(), "fi");
        return new Row(
                title.text(),
                title.titleLanguage(),
                years.stream()
                        .map(year -> words.number(amount(line, year)) + " "
                                + words.orWord("unit_", line.getFirst().unit()))
                        .toList());
    }

    private static BigDecimal amount(List<BudgetLine> line, Integer year) {
        return line.stream()
                .filter(cell -> cell.years().contains(year))
                .flatMap(cell -> Stream.ofNullable(cell.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
