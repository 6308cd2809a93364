package fi.vayla.roadmap;

import fi.vayla.event.Json;
import fi.vayla.event.Receipt;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Decides;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import fi.vayla.roadmap.TakingWords.Taken;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries out what operators order: first the audit, so that nothing is done without it, then the word itself. Thread-safe. */
@Component
final class Desk {

    private static final String AUDIT_KEYS = "roadmap/";

    private final TakingWords taking;
    private final RowLog rows;
    private final Clock clock;

    Desk(TakingWords taking, RowLog rows, Clock clock) {
        this.taking = taking;
        this.rows = rows;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** An operator's word counts as of now. */
    Saying saying(String id, Instant now, Map<String, String> values) {
        String receipt = Receipt.of(RoadmapStated.OPERATOR, id).value();
        return new Saying(RoadmapStated.OPERATOR, null, receipt, now, now, values);
    }

    void audit(DeskAuditRow row) {
        try {
            rows.append(Topic.AUDIT, 0, AUDIT_KEYS + (row.item() == null ? row.ref() : row.item()), Json.write(row))
                    .join();
        } catch (CompletionException e) {
            throw new LogUnavailable("Kafka did not take an operator's order", e);
        }
    }

    /** Durable when this returns; throws {@link LogUnavailable} when it cannot be. */
    DeskResult say(ItemState said, Saying saying, @Nullable Decides decides, DeskOrder order) {
        return switch (taking.take(Word.ofOperator(said, saying, decides, order.by(), order.reason()))) {
            case Taken.Changed _, Taken.Unchanged _ -> new DeskResult.Done();
            case Taken.Invalid(var problems) -> new DeskResult.Invalid(problems);
            case Taken.Unavailable(String detail) -> throw new LogUnavailable(detail);
        };
    }
}
