package fi.vayla.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message that came in, or that the hub made, with what every route did with it. */
public record MessageRow(
        String receipt,
        String type,
        String source,
        String id,
        String subject,
        Instant occurredAt,
        Instant receivedAt,
        String topic,
        int partition,
        long offset,
        List<DeliveryRow> deliveries) {

    /**
     * How it stands on one route; a route that has not read it yet has none.
     *
     * @param state as the ledger's newest row says: waiting, attempted, unknown, refused, delivered, parked or discarded
     * @param possiblyTwice it was sent again to a system that can neither be asked nor knows repeats
     */
    public record DeliveryRow(
            String route,
            String state,
            @Nullable String target,
            @Nullable String targetId,
            int attempts,
            @Nullable String reason,
            @Nullable String detail,
            boolean possiblyTwice,
            Instant at) {}

    MessageRow with(List<DeliveryRow> found) {
        return new MessageRow(
                receipt, type, source, id, subject, occurredAt, receivedAt, topic, partition, offset, found);
    }
}
