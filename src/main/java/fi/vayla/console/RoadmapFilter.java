package fi.vayla.console;

import fi.vayla.roadmap.ItemKind;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.Project;
import fi.vayla.roadmap.Summary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which measures, projects and ideas a reader wants to see, and how they are grouped; from the page's query. A part that is
 * empty lets everything through. Goals, metrics, maturity and costs are always shown.
 *
 * @param status the name of a status, or {@link Summary#NOT_STATED}
 * @param unit a responsible unit, or the lead of a project
 * @param text in a title, in either language and whatever its case
 */
record RoadmapFilter(
        Grouping by, Optional<String> status, Optional<String> unit, Optional<Integer> year, Optional<String> text) {

    /** What stands above the measures. */
    enum Grouping {
        goal,
        unit
    }

    /** Everything, by goal. */
    static final RoadmapFilter ALL = of(Map.of());

    static RoadmapFilter of(Map<String, String> query) {
        return new RoadmapFilter(
                Grouping.unit.name().equals(query.get("by")) ? Grouping.unit : Grouping.goal,
                Filters.text(query.get("status")),
                Filters.text(query.get("unit")),
                Filters.text(query.get("year"))
                        .filter(year -> year.matches("[0-9]{4}"))
                        .map(Integer::valueOf),
                Filters.text(query.get("text")));
    }

    /** Whether everything is shown, by goal: the page that most readers see. */
    boolean isPlain() {
        return by == Grouping.goal && !narrows();
    }

    /** Whether something may be left out. */
    boolean narrows() {
        return status.isPresent() || unit.isPresent() || year.isPresent() || text.isPresent();
    }

    boolean shows(ItemView item) {
        return switch (item.kind()) {
            case measure, project, idea -> fits(item);
            default -> true;
        };
    }

    /** Whether it is one of those that a reader looks for. */
    static boolean isSought(ItemView item) {
        return item.counted() && (item.kind() == ItemKind.measure || item.kind() == ItemKind.project);
    }

    private boolean fits(ItemView item) {
        return status.filter(wanted -> !wanted.equals(statusOf(item))).isEmpty()
                && unit.filter(wanted -> !unitsOf(item).contains(wanted)).isEmpty()
                && year.filter(wanted -> !item.years().contains(wanted)).isEmpty()
                && text.filter(wanted -> !isIn(item, wanted)).isEmpty();
    }

    static String statusOf(ItemView item) {
        return item.status() == null ? Summary.NOT_STATED : item.status().name();
    }

    /** Who answers for it. */
    static List<String> unitsOf(ItemView item) {
        return item.responsibleUnits().isEmpty() && item.facts() instanceof Project project && project.lead() != null
                ? List.of(project.lead())
                : item.responsibleUnits();
    }

    private static boolean isIn(ItemView item, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return Stream.of(Optional.of(item.title()), Optional.ofNullable(item.titleEn()))
                .flatMap(Optional::stream)
                .anyMatch(title -> title.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
