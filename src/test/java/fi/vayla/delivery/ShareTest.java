package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.log.Committed;
import fi.vayla.log.Partition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Share share =
            new Share(new Partition("vayla.forms", 2), new Committed(6, new Standing(40, 40, 40, 0, 0, 0, 0).note()));

    @Test
    void nothing_new_is_nothing_to_commit() {
        assertThat(share.news(standing())).isEmpty();
    }

    @Test
    void a_commit_names_the_next_offset_and_how_the_route_stands() {
        share.tracker().read(7, NOON);
        share.tracker().done(7, false);
        share.tracker().passed(8);

        assertThat(share.news(standing())).contains(new Committed(9, standing().note()));
        assertThat(standing().below()).isEqualTo(41);
    }

    @Test
    void what_is_committed_is_no_news_until_something_changes() {
        share.tracker().passed(7);
        share.committed(share.news(standing()).orElseThrow());
        assertThat(share.news(standing())).isEmpty();

        share.tracker().read(8, NOON);
        assertThat(share.news(standing()))
                .as("one more waits")
                .contains(new Committed(8, standing().note()));

        share.committed(share.news(standing()).orElseThrow());
        share.tracker().done(8, true);
        assertThat(share.news(standing())).contains(new Committed(9, standing().note()));
        assertThat(standing().below()).as("a repeat does not count").isEqualTo(40);
    }

    @Test
    void tasks_under_way_are_counted_whether_they_got_a_fate_or_not() {
        share.started();
        share.started();
        share.ended();

        assertThat(share.underWay()).isEqualTo(1);
        assertThat(share.stop().getCount())
                .as("given up by whoever owns it, not by itself")
                .isEqualTo(1);
    }

    private Standing standing() {
        long[] rows = new long[LedgerRow.State.values().length];
        rows[LedgerRow.State.delivered.ordinal()] =
                share.tracker().receivedInAll() - share.tracker().waiting();
        return Standing.of(
                share.tracker().receivedBelowCommittable(),
                share.tracker().receivedInAll(),
                share.tracker().waiting(),
                new LedgerSums(rows, List.of()));
    }
}
