package fi.vayla.operations;

import fi.vayla.delivery.RouteControl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running route, as {@code GET /api/routes} shows it.
 *
 * @param revision a short hash of the files of the version that runs
 * @param concurrency how many calls it may have open at once, as ordered, or else as its file says
 * @param paused since when, by whom and why, while it is paused
 * @param limits what was ordered in the place of its file's limits
 * @param rewind the last rewind that was ordered for it
 */
public record RouteState(
        String id,
        String description,
        State state,
        String revision,
        List<String> types,
        int concurrency,
        RouteControl.@Nullable Pause paused,
        RouteControl.@Nullable Limited limits,
        RouteControl.@Nullable Rewind rewind,
        long lag,
        long delivered,
        long parked,
        long waiting,
        @Nullable String lastError) {

    /** The names are the JSON values. */
    public enum State {
        /** It delivers. */
        active,
        /** An administrator paused it, whether or not its file is in order. */
        paused,
        /** A file of it is wrong; its last good version delivers. */
        broken
    }
}
