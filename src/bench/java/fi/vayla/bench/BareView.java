package fi.vayla.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.JsonNode;

/** What the hub's read models know of every message, by hand: a row for it and one for its delivery, found by their receipt. */
final class BareView implements Runnable {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final int RECORDS = 10_000;

    private final Consumer<String, byte[]> consumer;
    private final String rows;
    private final Connection database;

    /**
     * Follows the log until the process ends.
     *
     * @param events topics whose every record is a message
     * @param rows the ledger's
     * @param folder for the database
     */
    static void start(String servers, List<String> events, String rows, Path folder) throws SQLException {
        BareView view = new BareView(servers, events, rows, folder.resolve("view.db"));
        Thread.ofPlatform().name("view").daemon().start(view);
    }

    private BareView(String servers, List<String> events, String rows, Path file) throws SQLException {
        this.consumer = new KafkaConsumer<>(KafkaSettings.consumer(servers, "bench.view", RECORDS));
        this.rows = rows;
        this.database = open(file);
        List<TopicPartition> all = Stream.concat(events.stream(), Stream.of(rows))
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    private static Connection open(Path file) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "NORMAL");
        settings.setProperty("cache_size", "-32000");
        settings.setProperty("wal_autocheckpoint", "10000");
        Connection database = DriverManager.getConnection("jdbc:sqlite:" + file, settings);
        try (Statement statement = database.createStatement()) {
            for (String sql : List.of(
                    "CREATE TABLE message (receipt BLOB PRIMARY KEY, id TEXT, subject TEXT, received_at INTEGER,"
                            + " topic TEXT, log_partition INTEGER, log_offset INTEGER)",
                    "CREATE INDEX message_subject ON message (subject, received_at)",
                    "CREATE INDEX message_received ON message (received_at)",
                    "CREATE TABLE step (place INTEGER PRIMARY KEY, receipt BLOB, route TEXT, state TEXT, target TEXT,"
                            + " attempts INTEGER, written_at INTEGER)",
                    "CREATE INDEX step_receipt ON step (receipt)")) {
                statement.execute(sql);
            }
        }
        database.setAutoCommit(false);
        return database;
    }

    @Override
    public void run() {
        try (PreparedStatement message = database.prepareStatement(
                        "INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
                PreparedStatement step = database.prepareStatement(
                        "INSERT INTO step VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            while (true) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                for (ConsumerRecord<String, byte[]> one : records) {
                    if (one.topic().equals(rows)) {
                        add(step, one, Json.MAPPER.readTree(one.value()));
                    } else {
                        add(message, one);
                    }
                }
                message.executeBatch();
                step.executeBatch();
                database.commit();
            }
        } catch (SQLException | RuntimeException e) {
            e.printStackTrace(); // to the file of complaints
            Runtime.getRuntime().halt(1); // a loop without its read models measures something else
        }
    }

    private static void add(PreparedStatement row, ConsumerRecord<String, byte[]> event) throws SQLException {
        row.setBytes(1, HexFormat.of().parseHex(BareLedger.receipt(event)));
        row.setString(2, BareLoop.header(event, "ce_id"));
        row.setString(3, event.key());
        row.setLong(4, micros(BareLoop.header(event, "ce_receivedat")));
        row.setString(5, event.topic());
        row.setInt(6, event.partition());
        row.setLong(7, event.offset());
        row.addBatch();
    }

    private static void add(PreparedStatement row, ConsumerRecord<String, byte[]> place, JsonNode said)
            throws SQLException {
        row.setLong(1, ((long) place.partition() << 48) | place.offset());
        row.setBytes(2, HexFormat.of().parseHex(said.path("receipt").asString()));
        row.setString(3, said.path("route").asString());
        row.setString(4, said.path("state").asString());
        row.setString(5, said.path("target").asString());
        row.setInt(6, said.path("attempts").asInt());
        row.setLong(7, micros(said.path("at").asString()));
        row.addBatch();
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }
}
