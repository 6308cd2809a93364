package fi.vayla.roadmap;

import fi.vayla.event.Status;
import fi.vayla.roadmap.Derived.Rule;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What follows from the items of a programme, rule by rule. A rule says nothing where too little is stated. */
final class StatusRules {

    private final Map<String, ItemView> items;
    private final Function<String, Optional<ItemView>> projects;
    private final LocalDate today;

    /**
     * @param projects finds a project of any programme
     * @param today in Finland
     */
    StatusRules(List<ItemView> items, Function<String, Optional<ItemView>> projects, LocalDate today) {
        this.items = items.stream().collect(Collectors.toMap(ItemView::id, Function.identity()));
        this.projects = projects;
        this.today = today;
    }

    /** The same items with what the rules make of each. */
    static List<ItemView> derive(List<ItemView> items, Function<String, Optional<ItemView>> projects, LocalDate today) {
        StatusRules rules = new StatusRules(items, projects, today);
        return items.stream().map(item -> item.withDerived(rules.list(item))).toList();
    }

    List<Derived> list(ItemView item) {
        return Stream.of(doneByProjects(item), goalProgress(item), overdue(item), yearSlipped(item))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A measure is done when all projects that carry it out are. */
    Optional<Derived> doneByProjects(ItemView item) {
        if (!(item.facts() instanceof Measure measure)) {
            return Optional.empty();
        }
        List<ItemView> related = measure.relatedProjects().stream()
                .map(projects)
                .flatMap(Optional::stream)
                .filter(project -> project.status() != Status.cancelled)
                .toList();
        long done = related.stream()
                .filter(project -> project.status() == Status.done)
                .count();
        return related.isEmpty()
                ? Optional.empty()
                : Optional.of(Derived.of(
                        Rule.done_by_projects, done == related.size() ? "done" : "open", done, related.size()));
    }

    /** A goal is as far as the measures under it and its parts are on average; those that say nothing are left out. */
    Optional<Derived> goalProgress(ItemView item) {
        if (item.kind() != ItemKind.goal) {
            return Optional.empty();
        }
        List<ItemView> measures = items.values().stream()
                .filter(measure -> measure.kind() == ItemKind.measure && measure.counted())
                .filter(measure -> measure.status() != Status.cancelled && isUnder(measure.goal(), item.id()))
                .toList();
        List<Integer> told = measures.stream()
                .map(StatusRules::progress)
                .flatMapToInt(OptionalInt::stream)
                .boxed()
                .toList();
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(Derived.of(
                        Rule.goal_progress,
                        Long.toString(Math.round(told.stream()
                                .mapToInt(Integer::intValue)
                                .average()
                                .orElseThrow())),
                        told.size(),
                        measures.size()));
    }

    private boolean isUnder(@Nullable String goal, String above) {
        ItemView at = goal == null ? null : items.get(goal);
        return goal != null && (goal.equals(above) || (at != null && isUnder(at.goal(), above)));
    }

    private static OptionalInt progress(ItemView measure) {
        Integer stated = measure.progress();
        return switch (measure.status()) {
            case done -> OptionalInt.of(100);
            case proposed, planned -> OptionalInt.of(stated == null ? 0 : stated);
            case null, default -> stated == null ? OptionalInt.empty() : OptionalInt.of(stated);
        };
    }

    /** An item is overdue when its end has passed and it is known not to be over. */
    Optional<Derived> overdue(ItemView item) {
        String end = item.endDate();
        Status status = item.status();
        if (end == null || status == null || status == Status.done || status == Status.cancelled) {
            return Optional.empty();
        }
        long days = ChronoUnit.DAYS.between(PartialDate.lastDay(end), today);
        return days <= 0 ? Optional.empty() : Optional.of(Derived.of(Rule.overdue, "overdue", end, days));
    }

    /** A year has slipped when events have moved the end to a later year than the document's. */
    Optional<Derived> yearSlipped(ItemView item) {
        String end = item.endDate();
        OptionalInt stated = statedEnd(item.facts());
        if (end == null || stated.isEmpty() || PartialDate.year(end) <= stated.getAsInt()) {
            return Optional.empty();
        }
        int year = PartialDate.year(end);
        return Optional.of(
                Derived.of(Rule.year_slipped, Integer.toString(year - stated.getAsInt()), stated.getAsInt(), year));
    }

    private static OptionalInt statedEnd(@Nullable Item facts) {
        String end = facts == null ? null : facts.endDate();
        if (end != null) {
            return OptionalInt.of(PartialDate.year(end));
        }
        return facts instanceof Measure measure && !measure.years().isEmpty()
                ? OptionalInt.of(measure.years().getLast())
                : OptionalInt.empty();
    }
}
