package fi.vayla.roadmap;

import fi.vayla.event.InvalidConfiguration;
import java.nio.file.Path;

/**
 * A place in a table, for messages.
 *
 * @param row as a spreadsheet counts: the header is row 1
 */
record Cell(Path file, long row, String column) {

    InvalidConfiguration problem(String whatAndWhatToDo) {
        return new InvalidConfiguration(message(whatAndWhatToDo));
    }

    String message(String whatAndWhatToDo) {
        return file + ", row " + row + ", column " + column + ": " + whatAndWhatToDo;
    }
}
