package fi.vayla.roadmap;

import fi.vayla.roadmap.tables.TableProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The ids that the tables define and the ones that they refer to, checked against each other once all are read. */
final class References {

    /** What an id can name. One event topic carries the items of all programmes, so items share one set of ids. */
    enum Target {
        PROGRAMME("programme_id of programmes.csv"),
        GOAL("goal_id of goals.csv"),
        MEASURE("measure_id of measures.csv"),
        PROJECT("project_id of projects.csv"),
        MILESTONE("milestone_id of milestones.csv"),
        METRIC("metric_id of metrics.csv"),
        MATURITY("item_id of maturity.csv"),
        SYSTEM("system of systems.csv"),
        BUDGET("budget_id of budget.csv"),
        NEED("need_id of integration_needs.csv");

        private final String column;

        Target(String column) {
            this.column = column;
        }

        private boolean isItem() {
            return switch (this) {
                case GOAL, MEASURE, PROJECT, MILESTONE, METRIC, MATURITY -> true;
                case PROGRAMME, SYSTEM, BUDGET, NEED -> false;
            };
        }
    }

    private record Use(Cell cell, String id, Set<Target> targets) {}

    private final Map<Target, Set<String>> defined = new HashMap<>();
    private final Map<String, Cell> items = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private final List<TableProblem> problems;

    /** @param problems gets an id that is taken, and a reference that leads nowhere */
    References(List<TableProblem> problems) {
        this.problems = problems;
    }

    void define(Target target, String id, Cell cell) {
        boolean isNew = defined.computeIfAbsent(target, t -> new HashSet<>()).add(id);
        Cell other = target.isItem() ? items.putIfAbsent(id, cell) : null;
        if (!isNew || other != null) {
            problems.add(
                    cell.problem("\"" + id + "\" is already the id of another row; give each row an id of its own"));
        }
    }

    void use(Set<Target> targets, String id, Cell cell) {
        uses.add(new Use(cell, id, targets));
    }

    /** To be called when all rows are read. */
    void check() {
        uses.stream().filter(use -> !resolves(use)).map(References::dangling).forEach(problems::add);
    }

    private boolean resolves(Use use) {
        return use.targets().stream()
                .anyMatch(target -> defined.getOrDefault(target, Set.of()).contains(use.id()));
    }

    private static TableProblem dangling(Use use) {
        String columns =
                use.targets().stream().map(target -> target.column).sorted().collect(Collectors.joining(" or "));
        return use.cell().problem("there is no \"" + use.id() + "\"; use a " + columns + ", or leave the cell empty");
    }
}
