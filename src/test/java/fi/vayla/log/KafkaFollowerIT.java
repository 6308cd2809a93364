package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class KafkaFollowerIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final String project = LogForTests.unique("SEUR-");
    private final List<LogRecord> read = new CopyOnWriteArrayList<>();
    private final Consumer<LogRecord> mine = record -> {
        if (record.key().equals(project)) {
            read.add(record);
        }
    };

    @Test
    void everything_that_was_on_the_log_is_read_in_order_before_it_has_caught_up() {
        Instant before = Instant.now().minusSeconds(5);
        List<Place> places = List.of(append(0), append(1), append(2));

        try (var following = LogForTests.follower().follow("test", Set.of(Topic.PROJECTS), mine)) {
            assertThat(following.awaitCaughtUp(LONG)).isTrue();

            assertThat(read).extracting(LogRecord::place).containsExactlyElementsOf(places);
            assertThat(read).allSatisfy(record -> assertThat(record.time()).isBetween(before, Instant.now()));
        }
    }

    @Test
    void it_goes_on_as_the_log_grows() {
        try (var following = LogForTests.follower().follow("test", Set.of(Topic.FORMS, Topic.PROJECTS), mine)) {
            assertThat(following.awaitCaughtUp(LONG)).isTrue();
            assertThat(read).isEmpty();

            Place first = append(0);
            await().untilAsserted(
                            () -> assertThat(read).extracting(LogRecord::place).containsExactly(first));
            Place second = append(1);
            await().untilAsserted(
                            () -> assertThat(read).extracting(LogRecord::place).containsExactly(first, second));
        }
    }

    @Test
    void it_starts_at_the_offset_that_is_given_for_a_partition() {
        append(0);
        Place second = append(1);
        Place third = append(2);

        try (var following = LogForTests.follower()
                .follow(
                        "test",
                        Set.of(Topic.PROJECTS),
                        Map.of(new Partition(second.topic(), second.partition()), second.offset()),
                        batch -> batch.forEach(mine))) {
            assertThat(following.awaitCaughtUp(LONG)).isTrue();

            assertThat(read).extracting(LogRecord::place).containsExactly(second, third);
        }
    }

    @Test
    void an_offset_at_the_end_has_caught_up_with_nothing_read() {
        append(0);

        try (var following = LogForTests.follower()
                .follow(
                        "test",
                        Set.of(Topic.PROJECTS),
                        LogForTests.groups().ends(Set.of(Topic.PROJECTS)),
                        batch -> batch.forEach(mine))) {
            assertThat(following.awaitCaughtUp(LONG)).isTrue();
            assertThat(read).isEmpty();
        }
    }

    @Test
    void it_has_not_caught_up_while_a_record_is_still_being_handled() {
        append(0);
        var handling = new java.util.concurrent.Semaphore(0);
        Consumer<LogRecord> slow = record -> {
            handling.acquireUninterruptibly();
            handling.release();
            mine.accept(record);
        };

        try (var following = LogForTests.follower().follow("test", Set.of(Topic.PROJECTS), slow)) {
            assertThat(following.awaitCaughtUp(Duration.ofMillis(300))).isFalse();
            handling.release();
            assertThat(following.awaitCaughtUp(LONG)).isTrue();
            assertThat(read).hasSize(1);
        }
    }

    @Test
    void it_can_be_waited_for_until_it_has_come_to_an_offset() {
        try (var following = LogForTests.follower().follow("test", Set.of(Topic.PROJECTS), mine)) {
            Place place = append(0);
            Map<Partition, Long> behindIt = Map.of(new Partition(place.topic(), place.partition()), place.offset() + 1);

            assertThat(following.awaitReached(behindIt, LONG)).isTrue();
            assertThat(read).extracting(LogRecord::place).containsExactly(place);

            Map<Partition, Long> beyond =
                    Map.of(new Partition(place.topic(), place.partition()), place.offset() + 1_000_000);
            assertThat(following.awaitReached(beyond, Duration.ofMillis(100))).isFalse();
        }
    }

    @Test
    void closing_it_ends_its_thread() {
        String name = LogForTests.unique("loppuva-");
        var following = LogForTests.follower().follow(name, Set.of(Topic.PROJECTS), mine);
        assertThat(following.awaitCaughtUp(LONG)).isTrue();
        assertThat(threads(name)).hasSize(1);

        following.close();

        assertThat(threads(name)).isEmpty();
        following.close();
    }

    @Test
    void a_handler_that_throws_ends_the_reading_and_whoever_waits_is_told() {
        append(0);
        String name = LogForTests.unique("kaatuva-");
        AtomicReference<Place> last = new AtomicReference<>();
        Consumer<LogRecord> failing = record -> {
            last.set(record.place());
            throw new IllegalArgumentException("kaatui tarkoituksella");
        };

        try (var following = LogForTests.follower().follow(name, Set.of(Topic.PROJECTS), failing)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> following.awaitCaughtUp(LONG))
                    .havingRootCause()
                    .withMessage("kaatui tarkoituksella");
            await().until(() -> threads(name).isEmpty());
            assertThat(last.get()).isNotNull();
        }
    }

    private Place append(int number) {
        return LogForTests.append(Events.project(project, number));
    }

    private static List<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("follow-" + name))
                .toList();
    }
}
