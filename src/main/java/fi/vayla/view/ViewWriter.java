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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Writes batches of log records into the tables; one batch and the progress behind it belong in one transaction. */
final class ViewWriter {

    /** The longest text that a column takes, but for those that say less. */
    private static final int LONGEST = 4000;

    // what comes again changes nothing
    private static final String ADD_MESSAGE = """
            INSERT INTO message (receipt, type, source, id, subject, occurred_at, received_at, topic, log_partition, log_offset)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private static final String ADD_STEP = """
            INSERT INTO delivery_step (place, receipt, route, state, target, target_id, attempts, reason, detail,
                possibly_twice, written_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private static final String ADD_CHANGE = """
            INSERT INTO roadmap_change (item, receipt, field, programme, value_before, value_after, source, occurred_at,
                recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private static final String SET_PROGRESS = """
            INSERT INTO view_progress (topic, log_partition, next_offset) VALUES (?, ?, ?)
            ON CONFLICT (topic, log_partition) DO UPDATE SET next_offset = excluded.next_offset""";

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
        jdbc.batchUpdate(ADD_MESSAGE, messages);
        jdbc.batchUpdate(ADD_STEP, steps);
        jdbc.batchUpdate(ADD_CHANGE, changes);
        jdbc.batchUpdate(StatementRows.ADD, statements);
        jdbc.batchUpdate(
                SET_PROGRESS,
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
            bytes(event.receipt().value()),
            event.type().wireName(),
            event.source(),
            event.id(),
            event.subject(),
            micros(event.time()),
            micros(event.receivedAt()),
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
            bytes(row.path("receipt").asString()),
            text(row, "route", 200),
            text(row, "state", 20),
            text(row, "target", 300),
            text(row, "targetId", 600),
            row.path("attempts").asInt(),
            text(row, "reason", 100),
            text(row, "detail", LONGEST),
            row.path("possiblyTwice").asBoolean(false),
            micros(IsoInstant.parse(row.path("at").asString()))
        };
    }

    /** A receipt in half the size. */
    static byte[] bytes(String receipt) {
        return HexFormat.of().parseHex(receipt);
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
                    micros(field.at()),
                    micros(recordedAt)
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

    private static @Nullable String text(JsonNode row, String name, int longest) {
        JsonNode value = row.path(name);
        return value.isString() ? fitting(value.asString(), longest) : null;
    }

    static String fitting(String text) {
        return fitting(text, LONGEST);
    }

    /** What a column takes. PostgreSQL takes no zero characters, and nobody misses them. */
    static String fitting(String text, int longest) {
        String clean = text.replace("\0", "");
        return clean.substring(0, Math.min(longest, clean.length()));
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
