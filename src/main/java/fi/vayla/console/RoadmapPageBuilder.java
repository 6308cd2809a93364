package fi.vayla.console;

import fi.vayla.console.RoadmapPage.Count;
import fi.vayla.console.RoadmapPage.Fact;
import fi.vayla.console.RoadmapPage.IdeaRow;
import fi.vayla.console.RoadmapPage.Ideas;
import fi.vayla.console.RoadmapPage.MaturityPart;
import fi.vayla.console.RoadmapPage.MaturityRow;
import fi.vayla.console.RoadmapPage.MetricRow;
import fi.vayla.console.RoadmapPage.ProgrammeChoice;
import fi.vayla.console.RoadmapPage.Tally;
import fi.vayla.console.RoadmapPage.Title;
import fi.vayla.console.RoadmapPage.Year;
import fi.vayla.roadmap.ItemKind;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.MaturityItem;
import fi.vayla.roadmap.Measured;
import fi.vayla.roadmap.Metric;
import fi.vayla.roadmap.Programme;
import fi.vayla.roadmap.ProgrammeView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says a programme in one language. */
final class RoadmapPageBuilder {

    private static final int IDEAS_SHOWN = 20;

    private final ProgrammeView view;
    private final Words words;
    private final TimelineRows rows;

    RoadmapPageBuilder(ProgrammeView view, Words words) {
        this.view = view;
        this.words = words;
        this.rows = new TimelineRows(words, view.years());
    }

    /**
     * Builds the page.
     *
     * @param shown the programmes to choose from
     * @param thisYear the year that the timeline marks
     */
    RoadmapPage build(List<ProgrammeView> shown, int thisYear) {
        var sections = new MeasureSections(view, words, rows);
        var budget = new BudgetTables(view.budget(), words);
        return new RoadmapPage(
                words.language(),
                view.id(),
                words.all(),
                words.title(view.programme()),
                subtitle(view.programme(), words),
                facts(),
                RoadmapIndex.languages(words.language()),
                programmes(shown),
                tally(),
                view.changedAt() == null ? null : words.moment(view.changedAt()),
                view.years().stream()
                        .map(year -> new Year(year, year == thisYear))
                        .toList(),
                sections.goals(),
                sections.statements(),
                sections.others(),
                new ProjectGroups(words, rows).of(view),
                metrics(),
                maturity(),
                budget.byYear(),
                budget.others(),
                ideas());
    }

    static String subtitle(Programme programme, Words words) {
        return (programme.municipality() == null ? words.get("national") : programme.municipality()) + ", "
                + words.get("kind_" + programme.kind())
                        .toLowerCase(words.language().locale());
    }

    private List<ProgrammeChoice> programmes(List<ProgrammeView> shown) {
        return shown.stream()
                .map(other -> new ProgrammeChoice(
                        other.id(), words.title(other.programme()), other.id().equals(view.id())))
                .toList();
    }

    private List<Fact> facts() {
        Programme programme = view.programme();
        List<Fact> facts = new ArrayList<>();
        fact(facts, "fact_municipality", programme.municipality(), "fi");
        fact(facts, "fact_years", period(programme), words.language().name());
        fact(facts, "fact_owner", programme.ownerBody(), "fi");
        fact(facts, "fact_steering", programme.steeringBody(), "fi");
        fact(facts, "fact_approved_by", programme.approvedBy(), "fi");
        if (programme.approvalDate() != null) {
            fact(
                    facts,
                    "fact_approval_date",
                    words.date(programme.approvalDate()),
                    words.language().name());
        }
        if (words.language() == Language.en) {
            fact(facts, "fact_approval_note", programme.approvalNote(), "en"); // the editor's note is in English only
        }
        if (view.parent() != null) {
            facts.add(new Fact(words.get("fact_parent"), words.title(view.parent())));
        }
        return facts;
    }

    private void fact(List<Fact> facts, String key, @Nullable String value, String language) {
        if (value != null) {
            facts.add(new Fact(words.get(key), words.foreign(value, language)));
        }
    }

    private static @Nullable String period(Programme programme) {
        return programme.startYear() == null ? null : programme.startYear() + "–" + programme.endYear();
    }

    private Tally tally() {
        int all = view.summary().counted();
        List<Count> counts = new ArrayList<>();
        int from = 0;
        for (var status : view.summary().byStatus().entrySet()) {
            int share = status.getValue() * 1000 / all;
            counts.add(new Count(
                    status.getKey(),
                    words.get("status_" + status.getKey()),
                    words.number(status.getValue()),
                    share,
                    from));
            from += share;
        }
        return new Tally(words.counted("summary_counted", all), counts);
    }

    private List<MetricRow> metrics() {
        return view.items(ItemKind.metric).stream()
                .flatMap(item ->
                        item.facts() instanceof Metric metric ? Stream.of(metric(item, metric)) : Stream.empty())
                .toList();
    }

    private MetricRow metric(ItemView item, Metric metric) {
        Title subject = metric.measuredSubject() == null ? null : words.foreign(metric.measuredSubject(), "fi");
        return new MetricRow(
                item.id(),
                words.title(item),
                titleOf(metric.project()).or(() -> titleOf(metric.goal())).orElse(subject),
                item.measured() == null ? null : number(item.measured().value()),
                metric.unit() == null ? null : words.orWord("unit_", metric.unit()));
    }

    private @Nullable String number(@Nullable BigDecimal number) {
        return number == null ? null : words.number(number);
    }

    private Optional<Title> titleOf(@Nullable String item) {
        return Optional.ofNullable(item).flatMap(view::find).map(words::title);
    }

    private List<MaturityPart> maturity() {
        return Stream.of(MaturityItem.Type.values())
                .map(type -> new MaturityPart(
                        words.get("maturity_" + type),
                        type == MaturityItem.Type.scale_step,
                        view.maturity().stream()
                                .filter(item -> item.type() == type)
                                .map(this::maturityRow)
                                .toList()))
                .filter(part -> !part.rows().isEmpty())
                .toList();
    }

    private MaturityRow maturityRow(MaturityItem item) {
        ItemView viewpoint = view.find(item.id()).orElse(null);
        Measured measured = viewpoint == null ? null : viewpoint.measured();
        String level = number(measured == null ? item.value() : measured.value());
        return new MaturityRow(
                viewpoint == null ? null : viewpoint.id(),
                words.title(item.title(), item.titleEn(), "fi"),
                level == null ? null : words.get("maturity_level", level),
                item.type() == MaturityItem.Type.viewpoint && item.group() != null
                        ? words.get("group_" + item.group())
                        : null,
                titleOf(item.project()).orElse(null),
                item.highlighted());
    }

    private Ideas ideas() {
        List<ItemView> ideas = view.items(ItemKind.idea);
        int more = ideas.size() - IDEAS_SHOWN;
        return new Ideas(
                ideas.stream()
                        .limit(IDEAS_SHOWN)
                        .map(idea -> new IdeaRow(idea.id(), words.title(idea), rows.state(idea)))
                        .toList(),
                more > 0 ? words.get("ideas_more", words.number(more)) : null);
    }
}
