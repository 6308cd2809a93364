package fi.vayla.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A table of the hub's read models, by hand: its columns, its indexes, and the rows that a record on the log makes. */
enum BareTable {
    /** Each event. */
    MESSAGE(
            10,
            "CREATE TABLE message (receipt BLOB PRIMARY KEY, type TEXT, source TEXT, id TEXT, subject TEXT,"
                    + " occurred_at INTEGER, received_at INTEGER, topic TEXT, log_partition INTEGER, log_offset INTEGER)",
            "CREATE INDEX message_subject ON message (subject, received_at)",
            "CREATE INDEX message_received ON message (received_at)") {
        @Override
        void add(PreparedStatement row, ConsumerRecord<String, byte[]> event) throws SQLException {
            set(
                    row,
                    bytes(BareLoop.header(event, "ce_receipt")),
                    BareLoop.header(event, "ce_type"),
                    BareLoop.header(event, "ce_source"),
                    BareLoop.header(event, "ce_id"),
                    event.key(),
                    micros(BareLoop.header(event, "ce_time")),
                    micros(BareLoop.header(event, "ce_receivedat")),
                    event.topic(),
                    event.partition(),
                    event.offset());
        }
    },

    /** Each row of the ledger. */
    STEP(
            11,
            "CREATE TABLE step (place INTEGER PRIMARY KEY, receipt BLOB, route TEXT, state TEXT, target TEXT,"
                    + " target_id TEXT, attempts INTEGER, reason TEXT, detail TEXT, possibly_twice INTEGER,"
                    + " written_at INTEGER)",
            "CREATE INDEX step_receipt ON step (receipt)") {
        @Override
        void add(PreparedStatement row, ConsumerRecord<String, byte[]> place) throws SQLException {
            JsonNode step = Json.MAPPER.readTree(place.value());
            set(
                    row,
                    ((long) place.partition() << 48) | place.offset(),
                    bytes(step.path("receipt").asString()),
                    step.path("route").asString(),
                    step.path("state").asString(),
                    step.path("target").asString(),
                    null,
                    step.path("attempts").asInt(),
                    null,
                    null,
                    step.path("possiblyTwice").asBoolean(),
                    micros(step.path("at").asString()));
        }
    },

    /** Each field of what was said of an item. */
    STATEMENT(
            13,
            "CREATE TABLE statement (item TEXT, receipt TEXT, field TEXT, programme TEXT, title TEXT, value_said TEXT,"
                    + " verdict TEXT, source TEXT, ref TEXT, happened_at INTEGER, recorded_at INTEGER,"
                    + " log_partition INTEGER, log_offset INTEGER, PRIMARY KEY (item, receipt, field))",
            "CREATE INDEX statement_programme ON statement (programme, recorded_at)") {
        @Override
        void add(PreparedStatement row, ConsumerRecord<String, byte[]> event) throws SQLException {
            JsonNode statement = Json.MAPPER.readTree(event.value());
            for (Map.Entry<String, JsonNode> field : statement.path("fields").properties()) {
                set(
                        row,
                        statement.path("item").asString(),
                        statement.path("receipt").asString(),
                        field.getKey(),
                        statement.path("programme").asString(),
                        statement.path("title").asString(),
                        field.getValue().path("value").asString(),
                        field.getValue().path("verdict").asString(),
                        statement.path("source").asString(),
                        statement.path("ref").asString(),
                        micros(statement.path("at").asString()),
                        micros(BareLoop.header(event, "ce_receivedat")),
                        event.partition(),
                        event.offset());
            }
        }
    },

    /** Each field that a change changed. */
    CHANGE(
            9,
            "CREATE TABLE change (item TEXT, receipt TEXT, field TEXT, programme TEXT, value_before TEXT,"
                    + " value_after TEXT, source TEXT, occurred_at INTEGER, recorded_at INTEGER,"
                    + " PRIMARY KEY (item, receipt, field))") {
        @Override
        void add(PreparedStatement row, ConsumerRecord<String, byte[]> event) throws SQLException {
            JsonNode changed = Json.MAPPER.readTree(event.value());
            for (JsonNode change : changed.path("changes")) {
                JsonNode field =
                        changed.path("fields").path(change.path("field").asString());
                set(
                        row,
                        changed.path("item").asString(),
                        field.path("receipt").asString(),
                        change.path("field").asString(),
                        changed.path("programme").asString(),
                        change.path("from").asString(null),
                        change.path("to").asString(),
                        field.path("source").asString(),
                        micros(field.path("at").asString()),
                        event.timestamp() * 1000);
            }
        }
    };

    private final int columns;
    private final List<String> definition;

    BareTable(int columns, String... definition) {
        this.columns = columns;
        this.definition = List.of(definition);
    }

    /** What makes the table and its indexes. */
    List<String> definition() {
        return definition;
    }

    /** Adds a row; what is there already stays. */
    String insert() {
        String places = String.join(", ", Collections.nCopies(columns, "?"));
        return "INSERT INTO " + name() + " VALUES (" + places + ") ON CONFLICT DO NOTHING";
    }

    /** Puts the rows of a record into the batch of {@link #insert}. */
    abstract void add(PreparedStatement row, ConsumerRecord<String, byte[]> record) throws SQLException;

    private static void set(PreparedStatement row, @Nullable Object... values) throws SQLException {
        for (int column = 0; column < values.length; column++) {
            row.setObject(column + 1, values[column]);
        }
        row.addBatch();
    }

    private static byte[] bytes(String receipt) {
        return HexFormat.of().parseHex(receipt);
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }
}
