package fi.vayla.roadmap.tables;

import fi.vayla.roadmap.tables.Grid.Line;
import fi.vayla.roadmap.tables.RowChange.CellChange;
import fi.vayla.roadmap.tables.RowChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What lies between two states of the tables, row by row. */
public final class TableDifference {

    private static final Grid NONE = new Grid("", List.of(), List.of());
    private static final String TITLE = "title";

    private final TableName table;
    private final Grid before;
    private final Grid after;
    private final List<RowChange> changes = new ArrayList<>();

    private TableDifference(TableName table, Grid before, Grid after) {
        this.table = table;
        this.before = before;
        this.after = after;
    }

    /** In the order of the tables; empty only when every cell is the same. */
    public static List<RowChange> between(TableSet before, TableSet after) {
        List<RowChange> changes = new ArrayList<>();
        for (TableName table : TableName.values()) {
            Grid from = before.find(table).orElse(NONE);
            Grid to = after.find(table).orElse(NONE);
            changes.addAll(new TableDifference(table, from, to).compare());
        }
        return List.copyOf(changes);
    }

    private List<RowChange> compare() {
        if (!before.header().equals(after.header())) {
            String from = String.join(";", before.header());
            String to = String.join(";", after.header());
            changes.add(new RowChange(table, Kind.columns, "", "", List.of(new CellChange("", from, to))));
        }
        Map<String, Line> old = byId(before);
        Map<String, Line> now = byId(after);
        now.forEach((id, line) -> {
            Line was = old.get(id);
            if (was == null) {
                changes.add(new RowChange(table, Kind.added, id, cell(after, line, TITLE), List.of()));
            } else {
                changed(id, was, line);
            }
        });
        old.forEach((id, line) -> {
            if (!now.containsKey(id)) {
                changes.add(new RowChange(table, Kind.removed, id, cell(before, line, TITLE), List.of()));
            }
        });
        if (!common(old, now).equals(common(now, old))) {
            changes.add(new RowChange(table, Kind.reordered, "", "", List.of()));
        }
        return changes;
    }

    private void changed(String id, Line was, Line line) {
        Set<String> columns = new LinkedHashSet<>(after.header());
        columns.addAll(before.header());
        List<CellChange> cells = columns.stream()
                .map(column -> new CellChange(column, cell(before, was, column), cell(after, line, column)))
                .filter(cell -> !cell.from().equals(cell.to()))
                .toList();
        if (!cells.isEmpty()) {
            changes.add(new RowChange(table, Kind.changed, id, cell(after, line, TITLE), cells));
        }
    }

    private static List<String> common(Map<String, Line> some, Map<String, Line> others) {
        return some.keySet().stream().filter(others::containsKey).toList();
    }

    private Map<String, Line> byId(Grid grid) {
        Map<String, Line> lines = new LinkedHashMap<>();
        grid.lines().forEach(line -> lines.put(cell(grid, line, table.key()), line));
        return lines;
    }

    private static String cell(Grid grid, Line line, String column) {
        int at = grid.header().indexOf(column);
        return at < 0 ? "" : line.cells().get(at);
    }
}
