package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {

    @Test
    void its_note_says_all_of_it() {
        Standing standing = new Standing(1, 20, 3, 4, 5, 6, 7);

        assertThat(Standing.parse(standing.note())).isEqualTo(standing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "41", "1 2 3 4 5 6", "1 2 3 4 5 6 7 8", "1 2 3 4 5 6 seven", "1 2 3 4 5 6 -7"})
    void another_note_counts_as_nothing(String note) {
        assertThat(Standing.parse(note)).isEqualTo(Standing.NONE);
    }

    @Test
    void events_that_have_their_row_count_before_they_are_read_again() {
        long[] rows = new long[LedgerRow.State.values().length];
        rows[LedgerRow.State.delivered.ordinal()] = 5;
        rows[LedgerRow.State.parked.ordinal()] = 2;

        Standing standing = Standing.of(3, 4, 1, new LedgerSums(rows, List.of()));

        assertThat(standing.received()).isEqualTo(7);
        assertThat(standing.waiting()).isZero();
        assertThat(standing.unaccounted()).isZero();
    }

    @Test
    void an_event_without_a_row_that_does_not_wait_is_unaccounted_for() {
        long[] rows = new long[LedgerRow.State.values().length];
        rows[LedgerRow.State.delivered.ordinal()] = 5;
        rows[LedgerRow.State.parked.ordinal()] = 2;
        rows[LedgerRow.State.discarded.ordinal()] = 1;

        Standing standing = Standing.of(0, 10, 1, new LedgerSums(rows, List.of()));

        assertThat(standing.unaccounted()).isOne();
        assertThat(standing.waiting()).isOne();
    }
}
