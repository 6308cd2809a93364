package fi.vayla.roadmap.tables;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a table.
 *
 * @param table the file or sheet, as whoever gave it calls it
 * @param row as a spreadsheet counts: the header is row 1; 0 when it is no one row
 * @param column null when it is no one column
 * @param message what is wrong, and what to do
 */
public record TableProblem(String table, long row, @Nullable String column, String message) {

    static TableProblem of(String table, String message) {
        return new TableProblem(table, 0, null, message);
    }

    @Override
    public String toString() {
        return table + (row == 0 ? "" : ", row " + row) + (column == null ? "" : ", column " + column) + ": " + message;
    }
}
