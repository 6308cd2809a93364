package fi.vayla.console;

import fi.vayla.console.RoadmapPage.Count;
import fi.vayla.console.RoadmapPage.Fact;
import fi.vayla.console.RoadmapPage.IdeaRow;
import fi.vayla.console.RoadmapPage.Ideas;
import fi.vayla.console.RoadmapPage.MaturityPart;
import fi.vayla.console.RoadmapPage.MaturityRow;
import fi.vayla.console.RoadmapPage.MetricRow;
import fi.vayla.console.RoadmapPage.MilestoneRow;
import fi.vayla.console.RoadmapPage.ProgrammeChoice;
import fi.vayla.console.RoadmapPage.Tally;
import fi.vayla.console.RoadmapPage.Title;
import fi.vayla.console.RoadmapPage.Year;
import fi.vayla.roadmap.ItemKind;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.MaturityItem;
import fi.vayla.roadmap.Measured;
import fi.vayla.roadmap.Metric;
import fi.vayla.roadmap.Milestone;
import fi.vayla.roadmap.Programme;
import fi.vayla.roadmap.ProgrammeView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says a programme in one language. */
final class RoadmapPageBuilder {

    private static final int IDEAS_SHOWN = 20;

    private final ProgrammeView whole;
    private final RoadmapFilter filter;
    private final ProgrammeView view;
    private final Words words;
    private final TimelineRows rows;

    RoadmapPageBuilder(ProgrammeView whole, RoadmapFilter filter, Words words) {
        this.whole = whole;
        this.filter = filter;
        this.view = filter.narrows() ? whole.only(filter::shows) : whole;
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
        boolean byGoal = filter.by() == RoadmapFilter.Grouping.goal;
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
                FilterForm.of(filter, whole, words),
                view.changedAt() == null ? null : words.moment(view.changedAt()),
                view.years().stream()
                        .map(year -> new Year(year, year == thisYear))
                        .toList(),
                byGoal ? goals(sections) : new UnitSections(view, words, rows).of(),
                byGoal && !filter.narrows() ? sections.statements() : List.of(),
                byGoal ? sections.others() : List.of(),
                new ProjectGroups(words, rows).of(view),
                milestones(),
                metrics(),
                maturity(),
                budget.byYear(),
                budget.others(),
                ideas());
    }

    /** Who looks for some measures has no use for goals without any. */
    private List<RoadmapPage.MeasureSection> goals(MeasureSections sections) {
        return sections.goals().stream()
                .filter(section -> !filter.narrows() || section.hasRows())
                .toList();
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

    /** By their dates; those without one come last. */
    private List<MilestoneRow> milestones() {
        return view.items(ItemKind.milestone).stream()
                .sorted(Comparator.comparing(ItemView::endDate, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(item -> new MilestoneRow(
                        item.id(),
                        words.title(item),
                        item.endDate() == null ? null : words.date(item.endDate()),
                        item.facts() instanceof Milestone facts
                                ? titleOf(facts.item())
                                        .or(() -> titleOf(facts.goal()))
                                        .orElse(null)
                                : null,
                        rows.state(item)))
                .toList();
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
                level(item).map(words::number).orElse(null),
                metric.unit() == null ? null : words.orWord("unit_", metric.unit()),
                measured(item).orElse(null));
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
        Optional<ItemView> viewpoint = view.find(item.id()).filter(found -> found.kind() == ItemKind.viewpoint);
        return new MaturityRow(
                viewpoint.map(ItemView::id).orElse(null),
                viewpoint.map(words::title).orElseGet(() -> words.title(item.title(), item.titleEn(), "fi")),
                viewpoint
                        .flatMap(RoadmapPageBuilder::level)
                        .or(() -> Optional.ofNullable(item.value()))
                        .map(level -> words.get("maturity_level", words.number(level)))
                        .orElse(null),
                viewpoint.flatMap(this::measured).orElse(null),
                item.type() == MaturityItem.Type.viewpoint && item.group() != null
                        ? words.get("group_" + item.group())
                        : null,
                titleOf(item.project()).orElse(null),
                item.highlighted());
    }

    /** The last value that is known. */
    private static Optional<BigDecimal> level(ItemView item) {
        return Optional.ofNullable(item.measured()).map(Measured::value);
    }

    private Optional<String> measured(ItemView item) {
        return Optional.ofNullable(item.measured())
                .filter(measured -> !measured.readings().isEmpty())
                .map(measured -> words.measured(measured.readings().getLast()));
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
