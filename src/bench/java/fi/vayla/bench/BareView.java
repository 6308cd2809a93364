package fi.vayla.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The hub's read models by hand: rows of everything on the log, in transactions as large as the hub's, with as much rest. */
final class BareView implements Runnable {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final int RECORDS = 10_000;
    private static final int ENOUGH = 1024 * 1024; // bytes
    private static final int MANY = 1000; // records, from which on they give way
    private static final int GIVES_WAY = 4; // times as long as they work
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);

    private final Consumer<String, byte[]> consumer;
    private final Map<String, List<BareTable>> topics;
    private final Connection database;

    /**
     * Follows the log until the process ends.
     *
     * @param topics and the tables that each one's records have rows in
     * @param folder for the database
     */
    static void start(String servers, Map<String, List<BareTable>> topics, Path folder) throws SQLException {
        BareView view = new BareView(servers, topics, folder.resolve("view.db"));
        Thread.ofPlatform().name("view").daemon().start(view);
    }

    private BareView(String servers, Map<String, List<BareTable>> topics, Path file) throws SQLException {
        Map<String, Object> settings = KafkaSettings.consumer(servers, "bench.view", RECORDS);
        settings.put("fetch.min.bytes", ENOUGH);
        settings.put("fetch.max.wait.ms", Math.toIntExact(POLL.toMillis()));
        this.consumer = new KafkaConsumer<>(settings);
        this.topics = topics;
        this.database = open(file);
        List<TopicPartition> all = topics.keySet().stream()
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
            for (BareTable table : BareTable.values()) {
                for (String sql : table.definition()) {
                    statement.execute(sql);
                }
            }
        }
        database.setAutoCommit(false);
        return database;
    }

    @Override
    public void run() {
        try {
            Map<BareTable, PreparedStatement> rows = new EnumMap<>(BareTable.class);
            for (BareTable table : BareTable.values()) {
                rows.put(table, database.prepareStatement(table.insert()));
            }
            while (true) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                long begun = System.nanoTime();
                write(records, rows);
                if (records.count() >= MANY) {
                    Pause.of(rest(Duration.ofNanos(System.nanoTime() - begun)));
                }
            }
        } catch (SQLException | RuntimeException e) {
            e.printStackTrace(); // to the file of complaints
            Runtime.getRuntime().halt(1); // a loop without its read models measures something else
        }
    }

    private static Duration rest(Duration worked) {
        Duration rest = worked.multipliedBy(GIVES_WAY);
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }

    private void write(ConsumerRecords<String, byte[]> records, Map<BareTable, PreparedStatement> rows)
            throws SQLException {
        for (ConsumerRecord<String, byte[]> record : records) {
            for (BareTable table : topics.getOrDefault(record.topic(), List.of())) {
                table.add(Objects.requireNonNull(rows.get(table)), record);
            }
        }
        for (PreparedStatement batch : rows.values()) {
            if (IntStream.of(batch.executeBatch()).anyMatch(added -> added == 0)) {
                throw new BenchFailure("a row was there already, where no record comes twice");
            }
        }
        database.commit();
    }
}
