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

    /** What one route did with it. A route that has not settled it yet has none. */
    public record DeliveryRow(
            String route,
            String state,
            @Nullable String target,
            @Nullable String targetId,
            int attempts,
            @Nullable String reason,
            @Nullable String detail,
            Instant at) {}

    MessageRow with(List<DeliveryRow> found) {
        return new MessageRow(
                receipt, type, source, id, subject, occurredAt, receivedAt, topic, partition, offset, found);
    }
}
