package fi.vayla.delivery;

import fi.vayla.event.Json;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * What an administrator ordered for a route, as it stands on {@code vayla.audit}.
 *
 * @param by the administrator
 * @param control what is ordered for the route from then on, in all
 */
record RouteAuditRow(Instant at, String by, Action action, String route, String reason, RouteControl control) {

    /** The names are the JSON values. */
    enum Action {
        pause_route,
        resume_route,
        limit_route,
        rewind_route
    }

    /** When the future completes, the row is durable. */
    CompletableFuture<Void> append(RowLog rows) {
        return rows.append(Topic.AUDIT, 0, RouteControls.key(route), Json.write(this))
                .thenAccept(place -> {});
    }
}
