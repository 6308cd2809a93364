package fi.vayla.console;

import fi.vayla.console.RoadmapPage.MeasureSection;
import fi.vayla.console.RoadmapPage.Title;
import fi.vayla.event.Status;
import fi.vayla.roadmap.ItemKind;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.ProgrammeView;
import java.text.Collator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The responsible units of a programme, each with the timeline of its measures. A measure of two units stands under both; those
 * of none come last.
 */
final class UnitSections {

    private final ProgrammeView view;
    private final Words words;
    private final TimelineRows rows;

    UnitSections(ProgrammeView view, Words words, TimelineRows rows) {
        this.view = view;
        this.words = words;
        this.rows = rows;
    }

    List<MeasureSection> of() {
        Map<String, List<ItemView>> byUnit =
                new TreeMap<>(Collator.getInstance(words.language().locale()));
        List<ItemView> others = new ArrayList<>();
        view.items(ItemKind.measure).stream().filter(ItemView::counted).forEach(item -> {
            List<String> units = RoadmapFilter.unitsOf(item);
            units.forEach(unit ->
                    byUnit.computeIfAbsent(unit, any -> new ArrayList<>()).add(item));
            if (units.isEmpty()) {
                others.add(item);
            }
        });
        List<MeasureSection> sections = new ArrayList<>();
        byUnit.forEach(
                (unit, measures) -> sections.add(section(sections.size() + 1, words.foreign(unit, "fi"), measures)));
        if (!others.isEmpty()) {
            sections.add(section(sections.size() + 1, new Title(words.get("unit_not_stated"), null), others));
        }
        return sections;
    }

    private MeasureSection section(int number, Title title, List<ItemView> measures) {
        String anchor = "unit-" + number;
        int done = (int)
                measures.stream().filter(item -> item.status() == Status.done).count();
        return new MeasureSection(
                anchor,
                null,
                title,
                null,
                words.get("goal_done", done, measures.size()),
                done * 100 / measures.size(),
                List.of(),
                words.get("measures_of", title.text()),
                measures.stream().map(item -> rows.row(item).in(anchor)).toList());
    }
}
