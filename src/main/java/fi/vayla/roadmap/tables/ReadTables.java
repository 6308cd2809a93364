package fi.vayla.roadmap.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What came of reading tables.
 *
 * @param tables those that could be read
 * @param problems of the files and their form; what the cells say is not checked yet
 */
public record ReadTables(TableSet tables, List<TableProblem> problems) {

    public ReadTables {
        problems = List.copyOf(problems);
    }

    /** Whether no table is missing. */
    public boolean isWhole() {
        return Stream.of(TableName.values())
                .allMatch(table -> table.isOptional() || tables.find(table).isPresent());
    }

    static ReadTables unreadable(String file, String message) {
        return new ReadTables(new TableSet(new TreeMap<>()), List.of(TableProblem.of(file, message)));
    }

    /**
     * Adds what is missing to the problems.
     *
     * @param missing a problem's message for a table that is not there
     */
    static ReadTables of(SortedMap<TableName, Grid> grids, List<TableProblem> problems, String missing) {
        List<TableProblem> all = new ArrayList<>(problems);
        for (TableName table : TableName.values()) {
            boolean named =
                    problems.stream().anyMatch(problem -> problem.table().contains(table.name()));
            if (!grids.containsKey(table) && !table.isOptional() && !named) {
                all.add(TableProblem.of(table.name(), missing));
            }
        }
        return new ReadTables(new TableSet(grids), all);
    }
}
