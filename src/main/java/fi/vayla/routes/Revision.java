package fi.vayla.routes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was applied once: all routes, mappings, sources, systems and rules of the roadmap together.
 *
 * @param number 1 for the first; each is made on top of the one before it
 * @param by the operator; {@link #FOLDER} where the watched folder was followed, {@link #HUB} where the hub rolled back by itself
 * @param restores the earlier revision whose content this one has, where it is a roll back
 * @param changes what is different from the revision before it
 */
public record Revision(
        int number,
        Instant at,
        String by,
        String reason,
        @Nullable Integer restores,
        List<FileChange> changes) {

    public static final String FOLDER = "folder";
    public static final String HUB = "hub";

    public Revision {
        changes = List.copyOf(changes);
    }

    /** The one whose content a roll back restores, where none is named; 0 when there is none. */
    int undone() {
        return (restores == null ? number : restores) - 1;
    }

    /** Whether this is a roll back that went over the revision of that number. */
    boolean withdraws(int other) {
        return restores != null && other > restores && other < number;
    }
}
