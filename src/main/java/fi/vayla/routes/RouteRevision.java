package fi.vayla.routes;

/**
 * Which version of a route there is. A route whose file was changed for the worse has two: the active one that still runs, and
 * the broken one that does not.
 *
 * @param route its id; the file's name when not even the id could be read
 * @param revision a short hash of its file and mappings
 */
public record RouteRevision(String route, String revision, State state) {

    /** The names are the metric's label values. */
    public enum State {
        active,
        broken
    }
}
