package fi.vayla.roadmap;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.roadmap.tables.CsvFolder;
import fi.vayla.roadmap.tables.ReadTables;
import fi.vayla.roadmap.tables.TableProblem;
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

    /** Of many problems. */
    private static final int SHOWN = 10;

    static final Programmes NONE =
            new Programmes(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private final List<Goal> goals;
    private final List<MaturityItem> maturity;
    private final List<BudgetLine> budget;
    private final Map<String, Programme> programmesById;
    private final Map<String, Scale> scales;
    private final List<Item> items;
    private final Map<String, Item> itemsById;

    /** Throws {@link InvalidConfiguration} naming file, row and column of what is wrong. */
    public static Programmes load(Path folder) {
        return of(CsvFolder.read(folder));
    }

    /** Throws {@link InvalidConfiguration} naming the first problems. */
    static Programmes of(ReadTables read) {
        Tables.Read checked = Tables.read(read);
        List<TableProblem> problems = checked.problems();
        if (!problems.isEmpty()) {
            String more = problems.size() > SHOWN ? "\n... and " + (problems.size() - SHOWN) + " more" : "";
            throw new InvalidConfiguration(
                    problems.stream().limit(SHOWN).map(TableProblem::toString).collect(Collectors.joining("\n"))
                            + more);
        }
        return checked.programmes();
    }

    Programmes(
            List<Programme> programmes,
            List<Goal> goals,
            List<Measure> measures,
            List<Project> projects,
            List<Milestone> milestones,
            List<Metric> metrics,
            List<MaturityItem> maturity,
            List<BudgetLine> budget) {
        this.goals = goals;
        this.maturity = maturity;
        this.budget = budget;
        this.programmesById = byId(programmes.stream(), Programme::id);
        this.scales = programmesById.keySet().stream()
                .flatMap(id -> Scale.of(id, maturity).map(scale -> Map.entry(id, scale)).stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Viewpoint> viewpoints = maturity.stream()
                .filter(row -> row.type() == MaturityItem.Type.viewpoint)
                .map(row -> Viewpoint.of(row, scales.get(row.programme())))
                .toList();
        this.items = Stream.<List<? extends Item>>of(goals, measures, projects, milestones, metrics, viewpoints)
                .<Item>flatMap(List::stream)
                .toList();
        this.itemsById = byId(items.stream(), Item::id);
    }

    /** Of those that share an id, which the check of the tables finds, the first. */
    private static <T> Map<String, T> byId(Stream<T> all, Function<T, String> id) {
        return all.collect(Collectors.toUnmodifiableMap(id, Function.identity(), (one, other) -> one));
    }

    /** Goals that are each other's parents. */
    Set<Set<String>> circles() {
        Set<Set<String>> circles = new LinkedHashSet<>();
        for (Goal goal : goals) {
            Set<String> path = new LinkedHashSet<>();
            Item at = goal;
            while (at != null && path.add(at.id())) {
                at = at.goal() == null ? null : itemsById.get(at.goal());
            }
            if (at == goal) {
                circles.add(path);
            }
        }
        return circles;
    }

    public Optional<Programme> find(String programme) {
        return Optional.ofNullable(programmesById.get(programme));
    }

    public Optional<Item> findItem(String id) {
        return Optional.ofNullable(itemsById.get(id));
    }

    /** Goals, measures, projects, milestones, metrics and viewpoints of a programme, each kind in the order of its file. */
    public List<Item> items(String programme) {
        return items.stream().filter(item -> item.programme().equals(programme)).toList();
    }

    /** The scale that the programme measures its maturity on. */
    public Optional<Scale> scale(String programme) {
        return Optional.ofNullable(scales.get(programme));
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
