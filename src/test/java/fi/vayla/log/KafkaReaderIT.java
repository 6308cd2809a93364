package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.vayla.TestHub;
import fi.vayla.event.Events;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaReaderIT {

    private static final Duration QUICK = Duration.ofSeconds(3);

    private final KafkaReader reader = new KafkaReader(LogForTests.settings());
    private final String key = LogForTests.unique("luku-");

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void partitions_are_read_from_where_it_is_told_to_where_they_end_now() {
        List<Place> rows = IntStream.range(0, 5).mapToObj(this::row).toList();
        Place third = rows.get(2);
        Partition partition = new Partition(third.topic(), third.partition());
        List<LogRecord> read = new ArrayList<>();

        Map<Partition, Long> ends = reader.readToEnd(Map.of(partition, third.offset()), read::add);

        assertThat(mine(read)).extracting(LogRecord::place).isEqualTo(rows.subList(2, 5));
        assertThat(mine(read).getLast().value()).asString().isEqualTo("{\"number\":4}");
        assertThat(ends)
                .isEqualTo(Map.of(
                        partition,
                        LogForTests.groups().ends(Set.of(Topic.AUDIT)).get(partition)));
    }

    @Test
    void partitions_are_read_up_to_where_it_is_told() {
        List<Place> rows = IntStream.range(0, 5).mapToObj(this::row).toList();
        Partition partition = rows.getFirst().inPartition();
        List<LogRecord> read = new ArrayList<>();

        reader.readBetween(
                Map.of(partition, rows.get(1).offset()),
                Map.of(partition, rows.get(3).offset()),
                read::add);

        assertThat(mine(read)).extracting(LogRecord::place).isEqualTo(rows.subList(1, 3));
    }

    @Test
    void the_first_record_since_a_time_is_found_and_none_where_there_is_none() {
        Place place = row(1);
        Instant time = reader.read(List.of(place)).getFirst().time();

        List<Place> first = reader.firstSince(Topic.AUDIT, time).stream()
                .filter(one -> one.inPartition().equals(place.inPartition()))
                .toList();

        assertThat(first).hasSize(1);
        assertThat(first.getFirst().offset()).isLessThanOrEqualTo(place.offset());
        assertThat(reader.read(first).getFirst().time()).isAfterOrEqualTo(time);
        assertThat(reader.firstSince(Topic.AUDIT, time.plus(Duration.ofDays(1))))
                .isEmpty();
    }

    @Test
    void several_partitions_are_read_each_in_its_order() {
        Place there = row(1);
        Place elsewhere = LogForTests.append(Events.project(key, 1));
        Place behind = LogForTests.append(Events.project(key, 2));
        List<LogRecord> read = new ArrayList<>();

        Map<Partition, Long> ends = reader.readToEnd(
                Map.of(
                        new Partition(there.topic(), there.partition()), 0L,
                        new Partition(elsewhere.topic(), elsewhere.partition()), 0L),
                read::add);

        assertThat(mine(read)).extracting(LogRecord::place).containsExactlyInAnyOrder(there, elsewhere, behind);
        assertThat(mine(read)).extracting(LogRecord::place).containsSubsequence(elsewhere, behind);
        assertThat(ends).hasSize(2);
    }

    @Test
    void an_end_that_is_reached_already_needs_no_record_and_nothing_to_read_is_no_question() {
        Map<Partition, Long> ends = LogForTests.groups().ends(Set.of(Topic.METRICS));

        assertThat(reader.readToEnd(ends, record -> {
                    throw new AssertionError(record.toString());
                }))
                .isEqualTo(ends);
        assertThat(reader.readToEnd(Map.of(), record -> {})).isEmpty();
    }

    @Test
    void records_are_found_across_topics_and_partitions_in_the_order_of_the_question() {
        List<Place> places = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            places.add(row(number));
            places.add(LogForTests.append(Events.project(key + number, number)));
        }
        List<Place> backwards = places.reversed();

        assertThat(reader.read(backwards)).extracting(LogRecord::place).isEqualTo(backwards);
        assertThat(reader.read(places)).extracting(LogRecord::place).isEqualTo(places);
        assertThat(reader.read(List.of())).isEmpty();
    }

    @Test
    void places_far_from_each_other_are_found() {
        Place first = row(0);
        List<Place> between = IntStream.range(1, 3000)
                .mapToObj(number -> LogForTests.rows().append(Topic.AUDIT, 2, key, json(number)))
                .toList()
                .stream()
                .map(future -> future.join())
                .toList();
        List<Place> wanted = List.of(first, between.getFirst(), between.get(1500), between.getLast());

        assertThat(reader.read(wanted)).extracting(LogRecord::place).isEqualTo(wanted);
    }

    @Test
    void a_place_beyond_the_end_is_left_out() {
        Place last = row(0);
        Place beyond = new Place(last.topic(), last.partition(), last.offset() + 1_000_000);

        assertThat(reader.read(List.of(beyond, last)))
                .extracting(LogRecord::place)
                .containsExactly(last);
    }

    @Test
    void what_is_no_longer_there_is_left_out_and_what_is_behind_it_is_read(@TempDir Path folder) throws Exception {
        LogSettings settings = TestBroker.embedded(folder);
        try (var broker = EmbeddedBroker.start(settings);
                var admin = Admin.create(Map.of("bootstrap.servers", settings.servers()))) {
            Topics.createMissing(admin, settings);
            try (var log = new KafkaEventLog(
                            settings, LogForTests.schemas(), LogForTests.disk(settings), durable -> {});
                    var own = new KafkaReader(settings)) {
                List<Place> rows = IntStream.range(0, 10)
                        .mapToObj(number -> log.append(Topic.AUDIT, 0, "avain", json(number))
                                .join())
                        .toList();
                admin.deleteRecords(Map.of(new TopicPartition("vayla.audit", 0), RecordsToDelete.beforeOffset(6)))
                        .all()
                        .get();

                assertThat(own.read(rows)).extracting(LogRecord::place).isEqualTo(rows.subList(6, 10));
                List<LogRecord> read = new ArrayList<>();
                assertThat(own.readToEnd(Map.of(new Partition("vayla.audit", 0), 0L), read::add))
                        .isEqualTo(Map.of(new Partition("vayla.audit", 0), 10L));
                assertThat(read).extracting(LogRecord::place).isEqualTo(rows.subList(6, 10));
            }
        }
    }

    @Test
    void without_a_broker_it_is_unavailable_within_its_timeout() {
        LogSettings nobody = TestBroker.client("localhost:" + TestHub.freePorts(), QUICK);
        try (var lonely = new KafkaReader(nobody, QUICK)) {
            long start = System.nanoTime();

            assertThatExceptionOfType(LogUnavailable.class)
                    .isThrownBy(() -> lonely.read(List.of(new Place("vayla.audit", 0, 0))));
            assertThatExceptionOfType(LogUnavailable.class)
                    .isThrownBy(() -> lonely.readToEnd(Map.of(new Partition("vayla.audit", 0), 0L), record -> {}));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(QUICK.multipliedBy(5));
        }
    }

    @Test
    void a_broker_that_goes_away_in_the_middle_is_unavailable_and_back_again_when_it_is(@TempDir Path folder)
            throws Exception {
        LogSettings settings = TestBroker.embedded(folder);
        Place place;
        try (var own = new KafkaReader(settings, QUICK)) {
            try (var broker = EmbeddedBroker.start(settings);
                    var admin = Admin.create(Map.of("bootstrap.servers", settings.servers()));
                    var log = new KafkaEventLog(
                            settings, LogForTests.schemas(), LogForTests.disk(settings), durable -> {})) {
                Topics.createMissing(admin, settings);
                place = log.append(Topic.AUDIT, 0, "avain", json(1)).join();
                assertThat(own.read(List.of(place))).hasSize(1);
            }

            assertThatExceptionOfType(LogUnavailable.class).isThrownBy(() -> own.read(List.of(place)));
            assertThatExceptionOfType(LogUnavailable.class)
                    .isThrownBy(() -> own.readToEnd(Map.of(new Partition("vayla.audit", 0), 0L), record -> {}));

            try (var broker = EmbeddedBroker.start(settings)) {
                assertThat(own.read(List.of(place)))
                        .extracting(LogRecord::place)
                        .containsExactly(place);
            }
        }
    }

    private Place row(int number) {
        return LogForTests.rows().append(Topic.AUDIT, 2, key, json(number)).join();
    }

    private static byte[] json(int number) {
        return ("{\"number\":" + number + "}").getBytes(StandardCharsets.UTF_8);
    }

    private List<LogRecord> mine(List<LogRecord> records) {
        return records.stream().filter(record -> record.key().startsWith(key)).collect(Collectors.toList());
    }
}
