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

    BareView(String servers, String forms, String rows, Path file) throws SQLException {
        this.consumer = new KafkaConsumer<>(KafkaSettings.consumer(servers, "bench.view", RECORDS));
        this.rows = rows;
        this.database = open(file);
        List<TopicPartition> all = List.of(forms, rows).stream()
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

    private static void add(PreparedStatement row, ConsumerRecord<String, byte[]> form) throws SQLException {
        row.setBytes(1, HexFormat.of().parseHex(BareLedger.receipt(form)));
        row.setString(2, BareLoop.header(form, "ce_id"));
        row.setString(3, form.key());
        row.setLong(4, micros(BareLoop.header(form, "ce_receivedat")));
        row.setString(5, form.topic());
        row.setInt(6, form.partition());
        row.setLong(7, form.offset());
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
