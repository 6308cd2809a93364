package fi.vayla.operations;

import fi.vayla.routes.RouteRevision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running route, as {@code GET /api/routes} shows it.
 *
 * @param state broken when a file of it is wrong, while its last good version runs
 * @param revision a short hash of the files of the version that runs
 */
public record RouteState(
        String id,
        String description,
        RouteRevision.State state,
        String revision,
        List<String> types,
        int concurrency,
        long lag,
        long delivered,
        long parked,
        long waiting,
        @Nullable String lastError) {}
