package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.TestHub;
import fi.vayla.event.Event;
import fi.vayla.event.Events;
import fi.vayla.event.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaEventLogIT {

    @Test
    void what_is_acknowledged_stands_where_it_says() {
        Event event = Events.form(LogForTests.unique("lomake-"));

        Place place = LogForTests.append(event);

        assertThat(place.topic()).isEqualTo("vayla.forms");
        assertThat(LogForTests.groups().ends(Set.of(Topic.FORMS)))
                .hasEntrySatisfying(
                        new Partition(place.topic(), place.partition()),
                        end -> assertThat(end).isGreaterThan(place.offset()));
    }

    @Test
    void events_of_one_subject_stand_in_one_partition_in_the_order_they_were_appended() {
        String project = LogForTests.unique("ÄSS-");

        List<Place> places = IntStream.range(0, 20)
                .mapToObj(number -> LogForTests.append(Events.project(project, number)))
                .toList();

        assertThat(places)
                .extracting(Place::partition)
                .containsOnly(places.getFirst().partition());
        assertThat(places).extracting(Place::offset).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void subjects_are_spread_over_the_partitions() {
        List<Integer> partitions = IntStream.range(0, 60)
                .mapToObj(number -> LogForTests.append(Events.form(LogForTests.unique("lomake-"))))
                .map(Place::partition)
                .distinct()
                .toList();

        assertThat(partitions).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"project\":\"Ä-1\",\"changedAt\":\"2026-11-02T12:00:00Z\",\"progress\":120} | /progress",
                "{\"project\":\"Ä-1\",\"changedAt\":\"eilen\"} | /changedAt",
                "{\"changedAt\":\"2026-11-02T12:00:00Z\"} | ``",
                "[] | ``",
                "{\"project\": | ``",
                "{} {} | ``",
                "`` | ``",
            })
    void data_that_is_not_valid_is_refused_with_its_place_and_not_sent(String data, String pointer) {
        String subject = LogForTests.unique("virheellinen-");

        Appended appended = LogForTests.events()
                .append(project(subject, data.getBytes(StandardCharsets.UTF_8)))
                .join();

        assertThat(appended)
                .isInstanceOfSatisfying(
                        Appended.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .isNotEmpty()
                                .allSatisfy(
                                        problem -> assertThat(problem.message()).isNotBlank())
                                .first()
                                .extracting("pointer")
                                .isEqualTo(pointer));
        Place next = LogForTests.append(Events.project(subject, 1));
        assertThat(placesOf(subject)).containsExactly(next);
    }

    @Test
    void an_event_too_large_for_the_log_is_invalid_and_so_not_sent_again() {
        Event form = Events.form(LogForTests.unique("suuri-"));
        String padding = "ä".repeat(9_000_000);
        byte[] data = new String(form.data(), StandardCharsets.UTF_8)
                .replace("Pyöräteiden", padding)
                .getBytes(StandardCharsets.UTF_8);

        assertThat(LogForTests.events().append(form.withData(data)).join())
                .isEqualTo(new Appended.Invalid(List.of(new Problem("", "is larger than the log takes"))));
    }

    @Test
    void a_source_that_is_no_part_of_an_address_is_no_exception() {
        Event form = Events.form("1");
        Event odd =
                Event.of(form.type(), "lomakkeet ja muut", "1", "1", form.time(), form.receivedAt(), null, form.data());

        assertThat(LogForTests.events().append(odd)).isCompletedWithValueMatching(Appended.Invalid.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "3, 6"})
    void while_no_broker_answers_appending_is_unavailable_within_the_append_timeout(int timeout, int most)
            throws Exception {
        LogSettings nobody = TestBroker.client("localhost:" + TestHub.freePorts(), Duration.ofSeconds(timeout));
        try (var log = new KafkaEventLog(nobody, LogForTests.schemas(), LogForTests.disk(nobody), durable -> {})) {
            long start = System.nanoTime();

            CompletableFuture<Appended> appended = log.append(Events.form("1"));

            assertThat(appended.get(20, TimeUnit.SECONDS)).isInstanceOf(Appended.Unavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(most));
        }
    }

    @Test
    void a_log_that_is_closed_is_unavailable() {
        var log = new KafkaEventLog(
                LogForTests.settings(), LogForTests.schemas(), LogForTests.disk(LogForTests.settings()), durable -> {});
        log.close();

        assertThat(log.append(Events.form("1")).join()).isInstanceOf(Appended.Unavailable.class);
    }

    @Test
    void a_row_stands_in_the_partition_of_its_events_number() {
        String key = LogForTests.unique("reitti|");
        for (int number = 0; number < 6; number++) {
            Place place = LogForTests.rows()
                    .append(Topic.AUDIT, number, key, "{}".getBytes(StandardCharsets.UTF_8))
                    .join();

            assertThat(place.topic()).isEqualTo("vayla.audit");
            assertThat(place.partition()).isEqualTo(number);
        }
    }

    private static List<Place> placesOf(String key) {
        List<Place> places = new CopyOnWriteArrayList<>();
        try (var following = LogForTests.follower().follow("test", Set.of(Topic.PROJECTS), record -> {
            if (record.key().equals(key)) {
                places.add(record.place());
            }
        })) {
            assertThat(following.awaitCaughtUp(Duration.ofSeconds(30))).isTrue();
        }
        return places;
    }

    private static Event project(String subject, byte[] data) {
        Instant noon = Events.NOON;
        return Event.of(fi.vayla.event.EventType.PROJECT_CHANGED, "jira", subject, subject, noon, noon, null, data);
    }
}
