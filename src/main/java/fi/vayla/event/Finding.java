package fi.vayla.event;

import java.util.Comparator;

/**
 * One thing wrong in a file of the administrator's, and where.
 *
 * @param file as whoever asked for the check calls it
 * @param line from 1
 * @param column from 1
 * @param message what is wrong
 * @param todo what to do about it; may be empty
 */
public record Finding(String file, int line, int column, String message, String todo) implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparingInt(Finding::column)
            .thenComparing(Finding::message)
            .thenComparing(Finding::todo);

    private static final String THEN = "; ";

    /** @param text what is wrong, and behind a semicolon what to do; of any number of lines */
    public static Finding of(String file, YamlFile.Place place, String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
        int then = line.indexOf(THEN);
        return then < 0
                ? new Finding(file, place.line(), place.column(), line, "")
                : new Finding(
                        file,
                        place.line(),
                        place.column(),
                        line.substring(0, then),
                        line.substring(then + THEN.length()));
    }

    /** The same under another name of its file. */
    public Finding in(String name) {
        return new Finding(name, line, column, message, todo);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** As compilers print it, so that editors find the place. */
    @Override
    public String toString() {
        return "%s:%d:%d: %s%s".formatted(file, line, column, message, todo.isEmpty() ? "" : " (" + todo + ")");
    }
}
