package fi.vayla.roadmap;

import fi.vayla.event.Event;
import fi.vayla.event.RoadmapStated;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Appends to the roadmap's history. Thread-safe. */
@Component
final class HistoryWriter {

    private final EventLog log;
    private final RowLog rows;
    private final Records records;
    private final Clock clock;

    HistoryWriter(EventLog log, RowLog rows, Records records, Clock clock) {
        this.log = log;
        this.rows = rows;
        this.records = records;
        this.clock = clock;
    }

    /** The event's id comes of the item and the receipt, so whoever reads knows a repeat. */
    CompletableFuture<Appended> append(RoadmapStated stated, @Nullable String traceparent) {
        String key = Records.key(stated);
        String id = key + "/stated/" + stated.receipt();
        var event = Event.of(stated, RoadmapWriter.SOURCE, id, key, stated.at(), clock.instant(), traceparent);
        return log.appendOwn(event).thenApply(appended -> {
            if (appended instanceof Appended.Durable(var place)) {
                records.stated(place, stated);
            }
            return appended;
        });
    }

    /** What an operator said of a record is durable, and counts here, when this returns. */
    void append(LinkRow row, int partition) {
        try {
            records.ruled(
                    rows.append(Topic.ROADMAP_HISTORY, partition, row.key(), row.json())
                            .join(),
                    row);
        } catch (CompletionException e) {
            throw new LogUnavailable("Kafka did not take an operator's order", e);
        }
    }
}
