package fi.vayla.roadmap;

import fi.vayla.event.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a programme's measures, and the ideas that are placed, under its goals. An idea is not counted before it is a measure. */
final class GoalTree {

    private static final Comparator<Goal> PAGE_ORDER =
            Comparator.comparing(Goal::kind).thenComparingInt(Goal::ordinal).thenComparing(Goal::id);

    private final List<Goal> goals;
    private final Map<String, List<ItemView>> measures;

    GoalTree(List<ItemView> items) {
        this.goals = items.stream()
                .flatMap(item -> item.facts() instanceof Goal goal ? Stream.of(goal) : Stream.empty())
                .sorted(PAGE_ORDER)
                .toList();
        this.measures = items.stream()
                .filter(item ->
                        item.goal() != null && (item.kind() == ItemKind.measure || item.kind() == ItemKind.idea))
                .collect(Collectors.groupingBy(item -> String.valueOf(item.goal())));
    }

    /** A goal whose parent is in another programme stands at the top of this one. */
    List<GoalView> build() {
        List<String> ids = goals.stream().map(Goal::id).toList();
        return goals.stream()
                .filter(goal -> goal.parentGoal() == null || !ids.contains(goal.parentGoal()))
                .map(this::view)
                .toList();
    }

    private GoalView view(Goal goal) {
        List<GoalView> parts = goals.stream()
                .filter(part -> goal.id().equals(part.parentGoal()))
                .map(this::view)
                .toList();
        List<ItemView> own = measures.getOrDefault(goal.id(), List.of());
        List<ItemView> counted = own.stream()
                .filter(item -> item.counted() && item.kind() == ItemKind.measure)
                .toList();
        long done =
                counted.stream().filter(item -> item.status() == Status.done).count();
        return new GoalView(
                goal.id(),
                own.stream().map(ItemView::id).toList(),
                parts,
                (int) done + parts.stream().mapToInt(GoalView::done).sum(),
                counted.size() + parts.stream().mapToInt(GoalView::counted).sum());
    }
}
