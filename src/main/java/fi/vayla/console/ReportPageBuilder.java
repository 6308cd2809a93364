package fi.vayla.console;

import fi.vayla.console.HistoryPage.Group;
import fi.vayla.console.HistoryPage.Line;
import fi.vayla.console.RoadmapPage.Title;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.Metric;
import fi.vayla.roadmap.PeriodReport;
import fi.vayla.roadmap.PeriodReport.Measured;
import fi.vayla.roadmap.PeriodReport.Slipped;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Says in one language what a programme came to in a period. */
final class ReportPageBuilder {

    private final PeriodReport report;
    private final Words words;

    ReportPageBuilder(PeriodReport report, Words words) {
        this.report = report;
        this.words = words;
    }

    List<Line> done() {
        return report.done().stream()
                .map(done -> new Line(
                        words.title(done.item()),
                        done.at() == null ? "" : words.moment(done.at()).text()))
                .toList();
    }

    List<Line> slipped() {
        return report.slipped().stream()
                .map(slipped -> new Line(words.title(slipped.item()), note(slipped)))
                .toList();
    }

    private String note(Slipped slipped) {
        String due = words.date(slipped.due().toString());
        return slipped.overdue()
                ? words.get("report_overdue", due)
                : words.get("report_moved", words.date(String.valueOf(slipped.dueBefore())), due);
    }

    List<Line> metrics() {
        return report.measured().stream()
                .map(measured -> new Line(words.title(measured.metric()), note(measured)))
                .toList();
    }

    private String note(Measured measured) {
        String unit = measured.metric().facts() instanceof Metric metric && metric.unit() != null
                ? " " + words.orWord("unit_", metric.unit())
                : "";
        String now = number(measured.value()) + unit;
        return measured.values().isEmpty()
                ? now
                : now + " ("
                        + measured.values().stream()
                                .map(value -> words.moment(value.at()).text() + ": " + number(value.value()))
                                .collect(Collectors.joining("; "))
                        + ")";
    }

    private String number(String value) {
        return words.number(new BigDecimal(value));
    }

    List<Group> open() {
        return report.openByUnit().entrySet().stream()
                .map(unit -> new Group(
                        unit.getKey().isEmpty()
                                ? new Title(words.get("history_no_unit"), null)
                                : words.foreign(unit.getKey(), "fi"),
                        unit.getValue().stream().map(this::open).toList()))
                .toList();
    }

    private Line open(ItemView item) {
        String status = item.status() == null ? "not_stated" : item.status().name();
        return new Line(
                words.title(item),
                words.get("status_" + status) + (item.progress() == null ? "" : ", " + item.progress() + " %"));
    }
}
