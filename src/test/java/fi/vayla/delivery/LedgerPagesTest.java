package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.delivery.Ledger.Known;
import fi.vayla.delivery.LedgerRow.State;
import fi.vayla.event.Json;
import fi.vayla.log.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerPagesTest {

    private static final String ROUTE = "reitti";
    private static final String RECEIPT = "0123456789abcdef0123456789abcdef";
    private static final Place PLACE = new Place("vayla.forms", 2, 41);
    private static final Round AGAIN = new Round(8, true);

    private final LedgerPages pages = new LedgerPages();

    @Test
    void what_is_delivered_is_begun_again_in_a_later_round_only() {
        put(State.delivered, null);
        put(State.attempted, null);
        assertThat(known()).isEqualTo(new Known.Settled(State.delivered, 0));

        put(State.attempted, AGAIN);
        assertThat(known()).isInstanceOf(Known.Begun.class);
        assertThat(pages.sums(ROUTE, PLACE.inPartition()).begun()).containsExactly(41L);

        put(State.delivered, AGAIN);
        assertThat(known()).isEqualTo(new Known.Settled(State.delivered, 8));
        assertThat(pages.sums(ROUTE, PLACE.inPartition()).count(State.delivered))
                .isOne();
    }

    @Test
    void a_row_of_an_earlier_round_is_late() {
        put(State.delivered, null);
        put(State.attempted, AGAIN);

        put(State.delivered, null);

        assertThat(known()).isInstanceOf(Known.Begun.class);
    }

    private Known known() {
        return pages.known(ROUTE, RECEIPT, PLACE);
    }

    private void put(State state, @Nullable Round round) {
        LedgerRow row = new LedgerRow(
                ROUTE,
                RECEIPT,
                "avain",
                PLACE,
                round,
                state,
                "system:asiat",
                null,
                1,
                null,
                null,
                false,
                Instant.EPOCH,
                Instant.EPOCH);
        pages.put(LedgerLine.of(row), Json.write(row));
    }
}
