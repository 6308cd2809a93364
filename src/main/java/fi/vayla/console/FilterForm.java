package fi.vayla.console;

import fi.vayla.console.Filters.Choice;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.ProgrammeView;
import java.text.Collator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form above the measures that narrows them down; it works without scripts.
 *
 * @param shown how many of how many are shown; null when all are
 */
record FilterForm(
        List<Choice> groupings,
        List<Choice> statuses,
        List<Choice> units,
        List<Choice> years,
        String text,
        @Nullable String shown) {

    /**
     * Makes the form.
     *
     * @param whole the programme with everything in it, since the choices are those of all items
     */
    static FilterForm of(RoadmapFilter filter, ProgrammeView whole, Words words) {
        List<ItemView> sought =
                whole.items().stream().filter(RoadmapFilter::isSought).toList();
        long shown = sought.stream().filter(filter::shows).count();
        return new FilterForm(
                Filters.choices(
                        Stream.of(RoadmapFilter.Grouping.values()),
                        RoadmapFilter.Grouping::name,
                        grouping -> words.get("filter_by_" + grouping),
                        filter.by().name()),
                Filters.choices(
                        whole.summary().byStatus().keySet().stream(),
                        status -> status,
                        status -> words.get("status_" + status),
                        filter.status().orElse(null)),
                Filters.choices(
                        sought.stream()
                                .flatMap(item -> RoadmapFilter.unitsOf(item).stream())
                                .distinct()
                                .sorted(Collator.getInstance(words.language().locale())),
                        unit -> unit,
                        unit -> unit,
                        filter.unit().orElse(null)),
                Filters.choices(
                        sought.stream()
                                .flatMap(item -> item.years().stream())
                                .distinct()
                                .sorted(),
                        String::valueOf,
                        String::valueOf,
                        filter.year().map(String::valueOf).orElse(null)),
                filter.text().orElse(""),
                filter.narrows() ? words.get("filter_shown", words.number(shown), words.number(sought.size())) : null);
    }

    boolean hasUnits() {
        return !units.isEmpty();
    }

    boolean hasYears() {
        return !years.isEmpty();
    }
}
