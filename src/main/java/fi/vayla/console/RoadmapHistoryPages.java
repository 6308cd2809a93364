package fi.vayla.console;

import fi.vayla.console.HistoryPage.Choice;
import fi.vayla.console.HistoryPage.Frame;
import fi.vayla.console.RoadmapPage.LanguageChoice;
import fi.vayla.roadmap.PastProgramme;
import fi.vayla.roadmap.PeriodReport;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.RoadmapChanges;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public pages of a programme's past: a day, what changed between two, and a report to print of a quarter or a year. */
@RestController
final class RoadmapHistoryPages {

    private static final int QUARTERS = 4;

    private final PastRoadmap past;
    private final RoadmapChangesApi changes;
    private final Templates templates;
    private final Texts texts;
    private final Clock clock;

    RoadmapHistoryPages(PastRoadmap past, RoadmapChangesApi changes, Templates templates, Texts texts, Clock clock) {
        this.past = past;
        this.changes = changes;
        this.templates = templates;
        this.texts = texts;
        this.clock = clock;
    }

    /** A form sends what was not filled in as empty. */
    @GetMapping("/roadmap/{programme}/at")
    ResponseEntity<byte[]> at(
            @PathVariable String programme,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String recordedAt,
            @RequestParam @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        var words = new Words(Language.choose(lang, accepted), texts);
        Moment moment = Moment.of(asOf.isEmpty() ? null : asOf, recordedAt.isEmpty() ? null : recordedAt);
        ProgrammeView view = past.get(programme, moment).view();
        String heading = Stream.of(
                        said(words, "history_as_of", moment.asOf()), said(words, "history_known", moment.recordedAt()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return answer(
                "roadmap-at",
                new HistoryPage.Past(
                        frame(view, words, Map.of("asOf", asOf, "recordedAt", recordedAt)),
                        heading.isEmpty() ? words.get("history_now") : heading,
                        day(asOf),
                        day(recordedAt),
                        new RoadmapPageBuilder(view, RoadmapFilter.ALL, words).build(List.of(), today().getYear())));
    }

    /** Without dates, what changed in the last month. */
    @GetMapping("/roadmap/{programme}/changes")
    ResponseEntity<byte[]> changes(
            @PathVariable String programme,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "goal") String by,
            @RequestParam @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        var words = new Words(Language.choose(lang, accepted), texts);
        String first = from.isEmpty() ? today().minusMonths(1).toString() : from;
        String last = to.isEmpty() ? today().toString() : to;
        Instant start = Moment.parse("from", first);
        Instant end = Moment.parse("to", last);
        RoadmapChanges found = changes.compare(programme, start, end, null);
        ProgrammeView after = past.get(programme, Moment.seen(end)).view();
        boolean byUnit = by.equals("unit");
        return answer(
                "roadmap-changes",
                new HistoryPage.Changes(
                        frame(after, words, Map.of("from", first, "to", last, "by", by)),
                        words.get(
                                "changes_between",
                                words.moment(start).text(),
                                words.moment(end).text()),
                        day(first),
                        day(last),
                        byUnit,
                        HistoryPage.statuses(found.before(), found.after(), words),
                        new ChangesPageBuilder(found, after, words).groups(byUnit)));
    }

    /** As it really was, by what the hub knows now or knew at a time; a period that is not over is told until now. */
    @GetMapping("/roadmap/{programme}/report")
    ResponseEntity<byte[]> report(
            @PathVariable String programme,
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable Integer quarter,
            @RequestParam @Nullable String recordedAt,
            @RequestParam @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        var words = new Words(Language.choose(lang, accepted), texts);
        Period period = Period.of(year, quarter, today());
        Instant known = recordedAt == null ? null : Moment.parse("recordedAt", recordedAt);
        Instant begins = period.begins();
        LocalDate over = today().isBefore(period.after()) ? today() : period.after();
        PastProgramme before = past.get(programme, new Moment(begins.minusNanos(1), known));
        PastProgramme after =
                past.get(programme, new Moment(Moment.endOf(period.after().minusDays(1)), known));
        PeriodReport report = PeriodReport.of(before, after, begins, over);
        var rows = new ReportPageBuilder(report, words);
        return answer(
                "roadmap-report",
                new HistoryPage.Report(
                        frame(
                                after.view(),
                                words,
                                Map.of(
                                        "year", "" + period.year(),
                                        "quarter", quarter == null ? "" : "" + quarter,
                                        "recordedAt", recordedAt == null ? "" : recordedAt)),
                        words.get("report_of", period.text()),
                        choices(period),
                        new RoadmapPageBuilder(after.view(), RoadmapFilter.ALL, words)
                                .build(List.of(), period.year())
                                .facts(),
                        HistoryPage.statuses(report.before(), after.view().summary(), words),
                        rows.done(),
                        rows.slipped(),
                        rows.metrics(),
                        rows.open()));
    }

    /** The year before, this one and its quarters. */
    private static List<Choice> choices(Period current) {
        int year = current.year();
        return Stream.concat(
                        Stream.of(new Period(year - 1, null), new Period(year, null)),
                        Stream.concat(
                                IntStream.rangeClosed(1, QUARTERS).mapToObj(quarter -> new Period(year, quarter)),
                                Stream.of(new Period(year + 1, null))))
                .map(period -> new Choice(period.text(), period.query(), period.equals(current)))
                .toList();
    }

    private static Frame frame(ProgrammeView view, Words words, Map<String, String> query) {
        String own = new TreeMap<>(query)
                .entrySet().stream()
                        .filter(parameter -> !parameter.getValue().isEmpty())
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8) + "&")
                        .collect(Collectors.joining());
        List<LanguageChoice> languages = RoadmapIndex.languages(words.language());
        return new Frame(
                words.language(),
                words.all(),
                view.id(),
                own,
                languages,
                words.title(view.programme()),
                RoadmapPageBuilder.subtitle(view.programme(), words));
    }

    private static String said(Words words, String key, @Nullable Instant at) {
        return at == null ? "" : words.get(key, words.moment(at).text());
    }

    /** A form's field for a day shows no time. */
    private static String day(String text) {
        return text.length() == 10 ? text : "";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Words.FINLAND);
    }

    private ResponseEntity<byte[]> answer(String template, Object page) {
        return RoadmapPages.answer(HttpStatus.OK)
                .body(templates.render(template, page).getBytes(StandardCharsets.UTF_8));
    }
}
