package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.log.Committed;
import fi.vayla.log.Partition;
import org.junit.jupiter.api.Test;

class ShareTest {

    private final Share share = new Share(new Partition("vayla.forms", 2), 40);

    @Test
    void nothing_read_is_nothing_to_commit() {
        assertThat(share.hasNews()).isFalse();
    }

    @Test
    void an_event_without_a_fate_is_no_news() {
        share.tracker().read(0);

        assertThat(share.hasNews()).isFalse();
    }

    @Test
    void a_commit_names_the_next_offset_and_goes_on_counting_from_before() {
        var entry = share.tracker().read(7);
        share.tracker().done(entry, false);
        share.tracker().passed(8);

        assertThat(share.hasNews()).isTrue();
        assertThat(share.toCommit()).isEqualTo(new Committed(9, "41"));
    }

    @Test
    void what_is_committed_is_no_news_until_more_is_done() {
        share.tracker().passed(7);
        share.committed(null);
        assertThat(share.hasNews()).isTrue();
        share.committed(share.toCommit());
        assertThat(share.hasNews()).isFalse();

        var entry = share.tracker().read(8);
        assertThat(share.hasNews()).isFalse();

        share.tracker().done(entry, true);
        assertThat(share.hasNews()).isTrue();
        assertThat(share.toCommit()).isEqualTo(new Committed(9, "40"));
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
}
