package fi.vayla.view;

import java.time.Instant;
import java.util.List;

/**
 * A message that came in, or that the hub made, with what every route did with it.
 *
 * @param deliveries the newest step on each route; a route that has not read it yet has none
 */
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
        List<StepRow> deliveries) {

    MessageRow with(List<StepRow> found) {
        return new MessageRow(
                receipt, type, source, id, subject, occurredAt, receivedAt, topic, partition, offset, found);
    }
}
