package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KafkaGroupReaderIT {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofMillis(800);

    private final String group = LogForTests.unique("testi-");
    private final String project = LogForTests.unique("RYH-");

    @Test
    void a_new_group_starts_at_the_beginning_and_nothing_is_committed_by_itself() {
        List<Place> places = List.of(append(0), append(1));

        try (Member member = new Member()) {
            member.readUntil(places);
        }

        assertThat(LogForTests.groups().committed(group)).isEmpty();
        try (Member again = new Member()) {
            again.readUntil(places);
        }
    }

    @Test
    void a_commit_keeps_the_offset_and_the_count_and_the_next_member_goes_on_from_there() {
        List<Place> places = List.of(append(0), append(1), append(2));
        Partition partition = partition(places.getFirst());
        Committed next = new Committed(places.get(1).offset() + 1, "41");
        try (Member member = new Member()) {
            member.readUntil(places);
            member.reader.commit(Map.of(partition, next));
            assertThat(LogForTests.groups().committed(group)).isEqualTo(Map.of(partition, next));
        }

        Place fourth = append(3);
        try (Member member = new Member()) {
            member.readUntil(List.of(places.get(2), fourth));
        }
    }

    @Test
    void the_assignment_is_told_before_its_records_arrive() {
        Place place = append(0);
        try (Member member = new Member()) {
            await().until(() -> {
                for (Logged logged : member.reader.poll(POLL)) {
                    assertThat(member.owned).contains(partition(logged.place()));
                    member.read.add(logged.place());
                }
                return member.read.contains(place);
            });
            assertThat(member.owned).hasSize(6);
        }
    }

    @Test
    void a_paused_reader_reads_nothing_and_goes_on_where_it_stood() {
        try (Member member = new Member()) {
            member.readUntil(List.of(append(0)));
            member.reader.pause(member.owned);
            Place second = append(1);

            for (int i = 0; i < 10; i++) {
                assertThat(member.reader.poll(POLL)).isEmpty();
            }

            member.reader.resume(member.owned);
            member.readUntil(List.of(member.read.getFirst(), second));
        }
    }

    @Test
    void two_members_share_the_partitions_and_the_one_that_stays_takes_over() {
        try (Member one = new Member()) {
            await().until(() -> one.poll().owned.size() == 6);
            try (Member other = new Member()) {
                await().until(() -> shared(one, other));
                assertThat(one.owned).doesNotContainAnyElementsOf(other.owned);
                assertThat(one.revoked).containsExactlyInAnyOrderElementsOf(other.owned);
            }
            await().until(() -> one.poll().owned.size() == 6);
        }
    }

    @Test
    void a_commit_of_a_partition_that_is_no_longer_ours_is_left_out() {
        try (Member one = new Member();
                Member other = new Member()) {
            await().until(() -> shared(one, other));
            Partition ours = one.owned.iterator().next();
            Partition theirs = other.owned.iterator().next();

            one.reader.commit(Map.of(ours, new Committed(0, "7"), theirs, new Committed(0, "8")));

            assertThat(LogForTests.groups().committed(group)).isEqualTo(Map.of(ours, new Committed(0, "7")));
        }
    }

    @Test
    void what_is_revoked_can_still_be_committed_while_it_is_told() {
        try (Member one = new Member()) {
            await().until(() -> one.poll().owned.size() == 6);
            one.commitRevoked = true;
            try (Member other = new Member()) {
                await().until(() -> shared(one, other));

                assertThat(LogForTests.groups().committed(group).keySet()).isEqualTo(other.owned);
            }
        }
    }

    @Test
    void a_reader_that_rests_reads_what_this_process_appends() {
        try (Member member = new Member()) {
            Place first = append(0);
            member.readUntil(List.of(first));
            member.rest();

            member.readUntil(List.of(first, append(1)));
        }
    }

    @Test
    void a_reader_that_rests_reads_what_others_append() {
        LogSettings settings = LogForTests.settings();
        try (Member member = new Member();
                var other =
                        new KafkaEventLog(settings, LogForTests.schemas(), LogForTests.disk(settings), place -> {})) {
            Place first = append(0);
            member.readUntil(List.of(first));
            member.rest();

            var durable =
                    (Appended.Durable) other.append(Events.project(project, 1)).join();

            member.readUntil(List.of(first, durable.place()));
        }
    }

    @Test
    void a_partition_that_is_paused_stays_so_after_a_rest() {
        try (Member member = new Member()) {
            Place first = append(0);
            member.readUntil(List.of(first));
            member.reader.pause(Set.of(partition(first)));
            member.rest();
            Place second = append(1);
            member.reader.wake();

            for (int i = 0; i < 10; i++) {
                assertThat(member.reader.poll(POLL)).isEmpty();
            }

            member.reader.resume(member.owned);
            member.readUntil(List.of(first, second));
        }
    }

    @Test
    void a_reader_that_rests_can_be_woken() {
        try (Member member = new Member()) {
            member.readUntil(List.of(append(0)));
            member.rest();
            Thread.ofVirtual().start(member.reader::wake);

            assertThat(member.waited(Duration.ofMinutes(1))).isLessThan(Duration.ofMinutes(1));
        }
    }

    /** Polls both, since a member joins and gives up partitions only when it polls. */
    private static boolean shared(Member one, Member other) {
        one.poll();
        other.poll();
        return one.owned.size() == 3 && other.owned.size() == 3;
    }

    private Place append(int number) {
        return LogForTests.append(Events.project(project, number));
    }

    private static Partition partition(Place place) {
        return new Partition(place.topic(), place.partition());
    }

    /** One member of the group, polled by the test's thread. */
    private final class Member implements GroupReader.Assignment, AutoCloseable {

        final Set<Partition> owned = new TreeSet<>(java.util.Comparator.comparing(Partition::toString));
        final List<Partition> revoked = new ArrayList<>();
        final List<Place> read = new ArrayList<>();
        final GroupReader reader = LogForTests.groups().join(group, Set.of(Topic.PROJECTS), this);
        boolean commitRevoked;

        Member poll() {
            reader.poll(POLL).forEach(logged -> {
                if (logged instanceof LoggedEvent(Place place, var event)
                        && event.subject().startsWith(project)) {
                    read.add(place);
                }
            });
            return this;
        }

        /** Polls until a poll waits for all of its time, which one that fetches does not. */
        void rest() {
            await().until(() -> waited(LONG).compareTo(LONG) >= 0);
        }

        Duration waited(Duration atMost) {
            long begin = System.nanoTime();
            reader.poll(atMost);
            return Duration.ofNanos(System.nanoTime() - begin);
        }

        void readUntil(List<Place> expected) {
            await().until(() -> poll().read.size() >= expected.size());
            assertThat(read).containsExactlyElementsOf(expected);
        }

        @Override
        public void assigned(GroupReader reader, Set<Partition> partitions) {
            owned.addAll(partitions);
        }

        @Override
        public void lost(Set<Partition> partitions) {
            owned.removeAll(partitions);
        }

        @Override
        public void revoked(GroupReader reader, Set<Partition> partitions) {
            owned.removeAll(partitions);
            revoked.addAll(partitions);
            if (commitRevoked) {
                partitions.forEach(partition -> reader.commit(Map.of(partition, new Committed(0, "1"))));
            }
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
