package fi.vayla.delivery;

import fi.vayla.delivery.ParkedRules.Order;
import fi.vayla.delivery.ParkedRules.Ruling;
import fi.vayla.event.Json;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What an operator did, as it stands on {@code vayla.audit}, beside the event that it was done to.
 *
 * @param by the operator
 * @param key the business key
 * @param changes what an edit made different
 * @param selection what a bulk order selected, when it was one
 */
record AuditRow(
        Instant at,
        String by,
        Action action,
        String route,
        String receipt,
        String key,
        String reason,
        @Nullable List<ParkedEdit.Change> changes,
        @Nullable ParkedFilter selection) {

    /** The names are the JSON values. */
    enum Action {
        edit,
        propose_replay,
        propose_discard,
        replay,
        discard;

        static Action of(ParkedDecision.Kind kind, boolean decided) {
            return switch (kind) {
                case replay -> decided ? replay : propose_replay;
                case discard -> decided ? discard : propose_discard;
            };
        }
    }

    static AuditRow of(Ruling.Good good, Order order, @Nullable ParkedFilter selection) {
        ParkedMessage message = good.next();
        return new AuditRow(
                order.at(),
                order.by(),
                good.action(),
                message.route(),
                message.receipt(),
                message.key(),
                order.reason(),
                good.changes().isEmpty() ? null : good.changes(),
                selection);
    }

    /** When the future completes, the row is durable. */
    CompletableFuture<Void> append(RowLog rows, int partition) {
        return rows.append(Topic.AUDIT, partition, ParkedMessage.id(route, receipt), Json.write(this))
                .thenAccept(place -> {});
    }
}
