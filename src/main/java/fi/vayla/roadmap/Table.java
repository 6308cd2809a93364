package fi.vayla.roadmap;

import fi.vayla.roadmap.tables.Grid;
import fi.vayla.roadmap.tables.TableName;
import fi.vayla.roadmap.tables.TableProblem;
import fi.vayla.roadmap.tables.TableSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Makes records of the rows of tables, and collects what is wrong with them. */
final class Table {

    private final TableSet tables;
    private final References references;
    private final List<TableProblem> problems;

    Table(TableSet tables, References references, List<TableProblem> problems) {
        this.tables = tables;
        this.references = references;
        this.problems = problems;
    }

    /** Nothing when there is no such table. */
    <T> List<T> read(TableName table, Function<Row, T> toRecord) {
        return tables.find(table).map(grid -> read(grid, toRecord)).orElse(List.of());
    }

    private <T> List<T> read(Grid grid, Function<Row, T> toRecord) {
        Set<String> columnsRead = new HashSet<>();
        List<T> records = new ArrayList<>();
        for (Grid.Line line : grid.lines()) {
            records.add(toRecord.apply(new Row(grid, line, references, columnsRead, problems)));
        }
        for (String column : grid.header()) {
            if (!columnsRead.isEmpty() && !columnsRead.contains(column)) {
                problems.add(new TableProblem(
                        grid.label(),
                        0,
                        null,
                        "the column \"" + column + "\" is not known; correct its name or remove it"));
            }
        }
        return List.copyOf(records);
    }
}
