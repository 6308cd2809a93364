package fi.vayla.roadmap;

import fi.vayla.event.InvalidConfiguration;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that the CSV files of {@code config/roadmaps} state, with references that lead somewhere. */
public final class Programmes {

    private final List<Goal> goals;
    private final List<Measure> measures;
    private final List<Project> projects;
    private final List<Metric> metrics;
    private final List<MaturityItem> maturity;
    private final List<BudgetLine> budget;
    private final Map<String, Programme> programmesById;
    private final Map<String, Item> items;

    /** Throws {@link InvalidConfiguration} naming file, row and column of what is wrong. */
    public static Programmes load(Path folder) {
        Programmes programmes = Tables.read(folder);
        programmes.goals.forEach(goal -> programmes.requireRoot(folder, goal));
        return programmes;
    }

    Programmes(
            List<Programme> programmes,
            List<Goal> goals,
            List<Measure> measures,
            List<Project> projects,
            List<Metric> metrics,
            List<MaturityItem> maturity,
            List<BudgetLine> budget) {
        this.goals = goals;
        this.measures = measures;
        this.projects = projects;
        this.metrics = metrics;
        this.maturity = maturity;
        this.budget = budget;
        this.programmesById =
                programmes.stream().collect(Collectors.toUnmodifiableMap(Programme::id, Function.identity()));
        this.items = Stream.<List<? extends Item>>of(goals, measures, projects, metrics)
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableMap(Item::id, Function.identity()));
    }

    private void requireRoot(Path folder, Goal goal) {
        Set<String> path = new LinkedHashSet<>();
        for (Item at = goal; at != null; at = at.goal() == null ? null : items.get(at.goal())) {
            if (!path.add(at.id())) {
                throw new InvalidConfiguration(folder.resolve("goals.csv") + ", column parent_goal_id: " + path
                        + " are each other's parents; leave it empty in one of them");
            }
        }
    }

    public Optional<Programme> find(String programme) {
        return Optional.ofNullable(programmesById.get(programme));
    }

    public Optional<Item> findItem(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** Goals, measures, projects and metrics of a programme, each kind in the order of its file. */
    public List<Item> items(String programme) {
        return Stream.<List<? extends Item>>of(goals, measures, projects, metrics)
                .<Item>flatMap(List::stream)
                .filter(item -> item.programme().equals(programme))
                .toList();
    }

    public List<MaturityItem> maturity(String programme) {
        return maturity.stream()
                .filter(item -> item.programme().equals(programme))
                .toList();
    }

    public List<BudgetLine> budget(String programme) {
        return budget.stream()
                .filter(line -> line.programme().equals(programme))
                .toList();
    }
}
