package fi.vayla.roadmap;

import fi.vayla.roadmap.tables.TableProblem;

/**
 * A place in a table, for messages.
 *
 * @param table as whoever gave it calls it
 * @param row as a spreadsheet counts: the header is row 1
 */
record Cell(String table, long row, String column) {

    TableProblem problem(String whatAndWhatToDo) {
        return new TableProblem(table, row, column, whatAndWhatToDo);
    }
}
