package fi.vayla.routes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the routes of this instance stand.
 *
 * @param revision what is to run on all instances; absent before the first one
 * @param runs the number of the revision that this instance has taken over; 0 for none
 * @param folderDetail what there is to know about the folder, and what to do; empty when it holds what runs
 * @param problems what is wrong, a line each with its file
 * @param revisions which version of each route runs, and which does not
 */
public record RouteStanding(
        @Nullable Revision revision,
        int runs,
        FolderState folder,
        String folderDetail,
        List<String> problems,
        List<RouteRevision> revisions) {

    static final RouteStanding NONE = new RouteStanding(null, 0, FolderState.away, "", List.of(), List.of());

    public RouteStanding {
        problems = List.copyOf(problems);
        revisions = List.copyOf(revisions);
    }

    /** Whether the folder holds something else than what runs. */
    public boolean isPending() {
        return folder != FolderState.in_step;
    }
}
