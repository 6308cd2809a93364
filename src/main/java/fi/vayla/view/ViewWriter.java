package fi.vayla.view;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.IsoInstant;
import fi.vayla.event.Json;
import fi.vayla.event.Receipt;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.log.LogRecord;
import fi.vayla.log.LoggedEvent;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import fi.vayla.log.Topic;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Writes batches of log records into the tables; one batch and the progress behind it belong in one transaction. */
final class ViewWriter {

    /** The longest text that a column takes; the casts cut to what a shorter one takes. */
    private static final int LONGEST = 4000;

    private static final String MERGE_MESSAGE = """
            MERGE INTO message t USING (SELECT CAST(? AS UUID) AS receipt) s ON t.receipt = s.receipt
            WHEN NOT MATCHED THEN INSERT (receipt, type, source, id, subject, occurred_at, received_at, topic,
                log_partition, log_offset) VALUES (s.receipt, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String MERGE_STEP = """
            MERGE INTO delivery_step t
            USING (SELECT CAST(? AS BIGINT) AS place) s ON t.place = s.place
            WHEN NOT MATCHED THEN INSERT (place, receipt, route, state, target, target_id, attempts,
                    reason, detail, possibly_twice, written_at)
                VALUES (s.place, ?, CAST(? AS VARCHAR(200)), CAST(? AS VARCHAR(20)),
                    CAST(? AS VARCHAR(300)), CAST(? AS VARCHAR(600)), ?, CAST(? AS VARCHAR(100)), ?, ?, ?)""";

    private static final String MERGE_CHANGE = """
            MERGE INTO roadmap_change t
            USING (SELECT CAST(? AS VARCHAR(600)) AS item, CAST(? AS CHAR(32)) AS receipt, CAST(? AS VARCHAR(100)) AS field) s
            ON t.item = s.item AND t.receipt = s.receipt AND t.field = s.field
            WHEN NOT MATCHED THEN INSERT (item, receipt, field, programme, value_before, value_after, source, occurred_at,
                recorded_at) VALUES (s.item, s.receipt, s.field, ?, ?, ?, ?, ?, ?)""";

    private static final String MERGE_PROGRESS = """
            MERGE INTO view_progress t
            USING (SELECT CAST(? AS VARCHAR(249)) AS topic, CAST(? AS INTEGER) AS log_partition,
                CAST(? AS BIGINT) AS next_offset) s
            ON t.topic = s.topic AND t.log_partition = s.log_partition
            WHEN MATCHED THEN UPDATE SET next_offset = s.next_offset
            WHEN NOT MATCHED THEN INSERT (topic, log_partition, next_offset)
                VALUES (s.topic, s.log_partition, s.next_offset)""";

    private final JdbcTemplate jdbc;

    ViewWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(List<LogRecord> records) {
        List<Object[]> messages = new ArrayList<>();
        List<Object[]> steps = new ArrayList<>();
        List<Object[]> changes = new ArrayList<>();
        List<Object[]> statements = new ArrayList<>();
        Map<Partition, Long> progress = new HashMap<>();
        for (LogRecord record : records) {
            Place place = record.place();
            progress.put(place.inPartition(), place.offset() + 1);
            if (place.topic().equals(Topic.DELIVERIES.topicName())) {
                row(record).ifPresent(row -> steps.add(step(place, row)));
            } else if (record.event() instanceof LoggedEvent(Place _, Event event)) {
                messages.add(message(event, place));
                if (place.topic().equals(Topic.ROADMAP.topicName())) {
                    changes.addAll(changes(event, record.time()));
                }
                if (event.type() == EventType.ROADMAP_STATED) {
                    statements.addAll(StatementRows.of(event, place));
                }
            }
        }
        jdbc.batchUpdate(MERGE_MESSAGE, messages);
        jdbc.batchUpdate(MERGE_STEP, steps);
        jdbc.batchUpdate(MERGE_CHANGE, changes);
        jdbc.batchUpdate(StatementRows.MERGE, statements);
        jdbc.batchUpdate(
                MERGE_PROGRESS,
                progress.entrySet().stream()
                        .map(e -> new Object[] {e.getKey().topic(), e.getKey().number(), e.getValue()})
                        .toList());
    }

    private static Optional<JsonNode> row(LogRecord record) {
        try {
            return record.value().length == 0
                    ? Optional.empty()
                    : Optional.of(Json.read(record.value()))
                            .filter(row -> Receipt.isOne(row.path("receipt").asString("")));
        } catch (JacksonException e) {
            return Optional.empty(); // the ledger has said so already
        }
    }

    private static Object[] message(Event event, Place place) {
        return new Object[] {
            uuid(event.receipt().value()),
            event.type().wireName(),
            event.source(),
            event.id(),
            event.subject(),
            utc(event.time()),
            utc(event.receivedAt()),
            place.topic(),
            place.partition(),
            place.offset()
        };
    }

    /** What the delivery says, at its place on the log. */
    @SuppressWarnings("NullAway") // SQL NULL
    private static Object[] step(Place place, JsonNode row) {
        return new Object[] {
            ((long) place.partition() << 48) | place.offset(),
            uuid(row.path("receipt").asString()),
            text(row, "route"),
            text(row, "state"),
            text(row, "target"),
            text(row, "targetId"),
            row.path("attempts").asInt(),
            text(row, "reason"),
            text(row, "detail"),
            row.path("possiblyTwice").asBoolean(false),
            utc(IsoInstant.parse(row.path("at").asString()))
        };
    }

    /** A receipt in half the size, and compared in a fraction of the time. */
    static UUID uuid(String receipt) {
        return new UUID(Receipt.high(receipt), Receipt.low(receipt));
    }

    @SuppressWarnings("NullAway") // SQL NULL
    private static List<Object[]> changes(Event event, Instant recordedAt) {
        RoadmapItemChanged changed = Json.readOwn(event.data(), RoadmapItemChanged.class);
        List<Object[]> rows = new ArrayList<>();
        for (Change change : changed.repairs() == null ? changed.changes() : List.<Change>of()) {
            Field field =
                    change.to().isEmpty() ? takenAway(event) : changed.fields().get(change.field());
            if (field != null) {
                rows.add(new Object[] {
                    changed.item(),
                    field.receipt(),
                    change.field(),
                    changed.programme(),
                    change.from() == null ? null : fitting(change.from()),
                    fitting(change.to()),
                    field.source(),
                    utc(field.at()),
                    utc(recordedAt)
                });
            }
        }
        return rows;
    }

    /** The tables say nothing any more. */
    private static Field takenAway(Event event) {
        return new Field(
                "",
                event.time(),
                event.receivedAt(),
                null,
                RoadmapItemChanged.TABLES,
                event.receipt().value());
    }

    private static @Nullable String text(JsonNode row, String name) {
        JsonNode value = row.path(name);
        return value.isString() ? fitting(value.asString()) : null;
    }

    /** PostgreSQL takes no zero characters, and nobody misses them. */
    static String fitting(String text) {
        return fitting(text, LONGEST);
    }

    static String fitting(String text, int longest) {
        String clean = text.replace("\0", "");
        return clean.substring(0, Math.min(longest, clean.length()));
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
