package fi.vayla.console;

import fi.vayla.console.RoadmapPage.MeasureSection;
import fi.vayla.console.RoadmapPage.Title;
import fi.vayla.roadmap.Goal;
import fi.vayla.roadmap.GoalView;
import fi.vayla.roadmap.ItemKind;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.ProgrammeView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The goals of a programme, each with the timeline of its measures, and the measures that stand under none. */
final class MeasureSections {

    private final ProgrammeView view;
    private final Words words;
    private final TimelineRows rows;

    MeasureSections(ProgrammeView view, Words words, TimelineRows rows) {
        this.view = view;
        this.words = words;
        this.rows = rows;
    }

    List<MeasureSection> goals() {
        return view.goals().stream()
                .flatMap(this::goal)
                .filter(section -> section.hasRows() || section.hasParts())
                .toList();
    }

    /** Goals that stand for themselves: visions and principles without measures or parts of their own. */
    List<MeasureSection> statements() {
        return view.goals().stream()
                .flatMap(this::goal)
                .filter(section -> !section.hasRows() && !section.hasParts())
                .toList();
    }

    /** Measures without a goal, and an annex that tells again what stands above. */
    List<MeasureSection> others() {
        Set<String> placed = new HashSet<>();
        view.goals().forEach(goal -> measures(goal).map(ItemView::id).forEach(placed::add));
        List<ItemView> loose = view.items(ItemKind.measure).stream()
                .filter(item -> item.counted() && !placed.contains(item.id()))
                .toList();
        List<ItemView> annex = view.items(ItemKind.measure).stream()
                .filter(item -> !item.counted())
                .toList();
        return Stream.of(
                        section("muut", "without_goal", null, loose),
                        section("liite", "annex", words.get("annex_note"), annex))
                .filter(MeasureSection::hasRows)
                .toList();
    }

    private Stream<MeasureSection> goal(GoalView goal) {
        return view.find(goal.id()).stream().map(item -> {
            Title title = words.title(item);
            return new MeasureSection(
                    goal.id(),
                    item.facts() instanceof Goal facts
                            ? words.get("goal_" + facts.kind()) + " " + facts.ordinal()
                            : null,
                    title,
                    null,
                    goal.counted() == 0 ? null : words.get("goal_done", goal.done(), goal.counted()),
                    goal.counted() == 0 ? 0 : goal.done() * 100 / goal.counted(),
                    goal.goals().stream()
                            .flatMap(part -> view.find(part.id()).stream())
                            .map(words::title)
                            .toList(),
                    words.get("measures_of", title.text()),
                    measures(goal).filter(ItemView::counted).map(rows::row).toList());
        });
    }

    private MeasureSection section(String anchor, String key, @Nullable String note, List<ItemView> measures) {
        String title = words.get(key);
        return new MeasureSection(
                anchor,
                null,
                new Title(title, null),
                note,
                null,
                0,
                List.of(),
                words.get("measures_of", title),
                measures.stream().map(rows::row).toList());
    }

    private Stream<ItemView> measures(GoalView goal) {
        return Stream.concat(
                goal.measures().stream().flatMap(id -> view.find(id).stream()),
                goal.goals().stream().flatMap(this::measures));
    }
}
