package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetTrackerTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void before_anything_is_read_there_is_nothing_to_commit() {
        OffsetTracker tracker = new OffsetTracker(12);

        assertThat(tracker.committable()).isZero();
        assertThat(tracker.receivedBelowCommittable()).isEqualTo(12);
        assertThat(tracker.receivedInAll()).isEqualTo(12);
        assertThat(tracker.waiting()).isZero();
    }

    @Test
    void a_later_event_never_moves_the_offset_past_one_without_a_fate() {
        OffsetTracker tracker = new OffsetTracker(0);
        tracker.read(10, NOON);
        tracker.read(11, NOON);
        tracker.passed(12);

        tracker.done(11, false);
        assertThat(tracker.committable()).isEqualTo(10);
        assertThat(tracker.receivedBelowCommittable()).isZero();
        assertThat(tracker.receivedInAll()).isEqualTo(2);

        tracker.done(10, false);
        assertThat(tracker.committable()).isEqualTo(13);
        assertThat(tracker.receivedBelowCommittable()).isEqualTo(2);
    }

    @Test
    void a_repeat_moves_the_offset_but_is_not_counted() {
        OffsetTracker tracker = new OffsetTracker(0);
        tracker.read(0, NOON);
        tracker.read(1, NOON);

        tracker.done(1, true);
        assertThat(tracker.receivedInAll()).isEqualTo(1);

        tracker.done(0, false);
        assertThat(tracker.committable()).isEqualTo(2);
        assertThat(tracker.receivedBelowCommittable()).isEqualTo(1);
        assertThat(tracker.receivedInAll()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void it_agrees_with_a_list_of_everything_that_was_read(long seed) {
        Random random = new Random(seed);
        long before = random.nextInt(100);
        OffsetTracker tracker = new OffsetTracker(before);
        Model model = new Model(before);
        long offset = random.nextInt(1000);
        for (int step = 0; step < 3000; step++) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    tracker.passed(offset);
                    model.next = ++offset;
                }
                case 1, 2 -> {
                    tracker.read(offset, NOON);
                    model.read(offset);
                    model.next = ++offset;
                }
                case 3 -> offset += random.nextInt(3); // holes, as compaction leaves them
                default -> model.doneAtRandom(random, tracker);
            }
            assertThat(List.of(
                            tracker.committable(), tracker.receivedBelowCommittable(), tracker.receivedInAll(), (long)
                                    tracker.waiting()))
                    .as("committable, received below it, received in all, waiting after step %d", step)
                    .containsExactly(
                            model.committable(), model.receivedBelow(), model.receivedInAll(), (long) model.waiting());
        }
    }

    @Test
    void one_event_may_wait_while_millions_pass_it() {
        OffsetTracker tracker = new OffsetTracker(7);
        tracker.read(5, NOON);
        for (long offset = 6; offset < 2_000_006; offset++) {
            tracker.read(offset, NOON);
            tracker.done(offset, false);
        }
        assertThat(tracker.committable()).isEqualTo(5);
        assertThat(tracker.oldest()).contains(NOON);
        assertThat(tracker.receivedInAll()).isEqualTo(2_000_008);

        tracker.done(5, false);

        assertThat(tracker.committable()).isEqualTo(2_000_006);
        assertThat(tracker.receivedBelowCommittable()).isEqualTo(2_000_008);
        assertThat(tracker.oldest()).isEmpty();
    }

    /** The same told slowly: every event that was ever read. */
    private static final class Model {

        private static final class Read {
            final long offset;
            boolean done;
            boolean repeat;

            Read(long offset) {
                this.offset = offset;
            }
        }

        private final List<Read> reads = new ArrayList<>();
        private final long before;
        private long next;

        Model(long before) {
            this.before = before;
        }

        void read(long offset) {
            reads.add(new Read(offset));
        }

        void doneAtRandom(Random random, OffsetTracker tracker) {
            List<Read> open = reads.stream().filter(read -> !read.done).toList();
            if (!open.isEmpty()) {
                Read read = open.get(random.nextInt(Math.min(open.size(), 8)));
                read.done = true;
                read.repeat = random.nextInt(4) == 0;
                tracker.done(read.offset, read.repeat);
            }
        }

        long committable() {
            return reads.stream()
                    .filter(read -> !read.done)
                    .mapToLong(read -> read.offset)
                    .min()
                    .orElse(next);
        }

        long receivedBelow() {
            long below = committable();
            return before
                    + reads.stream()
                            .filter(read -> read.offset < below && !read.repeat)
                            .count();
        }

        long receivedInAll() {
            return before + reads.stream().filter(read -> !read.repeat).count();
        }

        int waiting() {
            return (int) reads.stream().filter(read -> !read.done).count();
        }
    }
}
