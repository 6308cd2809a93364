package fi.vayla.routes;

/**
 * One file that is different between two revisions.
 *
 * @param file such as {@code deliver/form-to-case.camel.yaml} or {@code config/systems.yaml}
 */
public record FileChange(String file, Kind change) {

    /** The names are the JSON values. */
    public enum Kind {
        added,
        changed,
        removed
    }
}
