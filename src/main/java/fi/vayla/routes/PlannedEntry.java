package fi.vayla.routes;

/**
 * A system or a source that a plan would change.
 *
 * @param file such as {@code config/systems.yaml}
 */
public record PlannedEntry(String file, String id, FileChange.Kind change) {}
