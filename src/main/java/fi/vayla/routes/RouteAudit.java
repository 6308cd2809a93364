package fi.vayla.routes;

import fi.vayla.event.Json;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What was done to the routes, as it stands on {@code vayla.audit}: before it is done, so that nothing is done without it. */
final class RouteAudit {

    private static final String KEY = "routes";
    private static final int PARTITION = 0;

    /** The names are the JSON values. */
    enum Action {
        apply_routes,
        roll_back_routes
    }

    private record Row(
            Instant at,
            String by,
            Action action,
            String reason,
            int revision,
            @Nullable Integer restores,
            List<FileChange> changes) {}

    private final RowLog rows;

    RouteAudit(RowLog rows) {
        this.rows = rows;
    }

    /** When this returns, the row is durable. Throws {@link LogUnavailable}. */
    void append(Revision revision) {
        Action action = revision.restores() == null ? Action.apply_routes : Action.roll_back_routes;
        Row row = new Row(
                revision.at(),
                revision.by(),
                action,
                revision.reason(),
                revision.number(),
                revision.restores(),
                revision.changes());
        try {
            rows.append(Topic.AUDIT, PARTITION, KEY, Json.write(row)).join();
        } catch (CompletionException e) {
            throw new LogUnavailable("The log did not take the audit's row", e);
        }
    }
}
