package fi.vayla.roadmap.tables;

import java.util.List;

/**
 * What an edition changes in one row of a table, or in a table as a whole.
 *
 * @param id of the row; empty when it is the table
 * @param cells what is other in it; empty when it is there or not there as a whole
 */
public record RowChange(TableName table, Kind kind, String id, String title, List<CellChange> cells) {

    /** The names are the JSON values. */
    public enum Kind {
        added,
        changed,
        removed,
        /** The rows stand in another order. */
        reordered,
        /** The table has other columns, or the same ones in another order. */
        columns
    }

    /** Empty for nothing. */
    public record CellChange(String column, String from, String to) {}

    public RowChange {
        cells = List.copyOf(cells);
    }
}
