package fi.vayla.event;

import java.nio.file.Path;
import java.util.List;

/**
 * A file of {@code config/} that is a part of every revision, and that one part of the hub alone understands. Each is a Spring
 * component of that part.
 */
public interface LiveFile {

    /** Its name in a revision, such as {@code roadmap.yaml}. */
    String name();

    /** Where the administrator keeps it. */
    Path path();

    /**
     * Everything that is wrong with a text. Thread-safe.
     *
     * @param file what findings call it
     */
    List<Finding> check(Path file, String text);

    /** The same file of a project that is in another folder than the hub was started in; to be checked only. */
    LiveFile in(Path project);

    /** Makes a text that has no findings count, all of it at once. */
    void takeOver(Path file, String text);
}
