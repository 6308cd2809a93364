package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.delivery.ParkedDecision.Kind;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParkedFoldTest {

    private static final String ROUTE = "left";
    private static final String KEY = "avain-äö";

    private final ParkedFold fold = new ParkedFold();

    @Test
    void the_queue_of_a_key_is_in_the_order_of_the_log_however_its_rows_come() {
        ParkedMessage third = Parked.behind(ROUTE, KEY, 30);
        ParkedMessage first = Parked.poison(ROUTE, KEY, 10);
        ParkedMessage second = Parked.behind(ROUTE, KEY, 20);
        followed(0, third);
        followed(1, first);
        followed(2, second);
        followed(3, Parked.poison(ROUTE, "toinen", 5));

        assertThat(fold.head(ROUTE, KEY, 10))
                .extracting(ParkedEntry::id)
                .containsExactly(first.id(), second.id(), third.id());
        assertThat(fold.findStand(first.id()).orElseThrow()).satisfies(stand -> {
            assertThat(stand.first()).isTrue();
            assertThat(stand.behind()).isEqualTo(2);
        });
        assertThat(fold.findStand(third.id()).orElseThrow().head().id()).isEqualTo(first.id());
        assertThat(fold.firsts(ROUTE, Set.of(new Partition("vayla.forms", 3)))).hasSize(2);
        assertThat(fold.firsts(ROUTE, Set.of(new Partition("vayla.forms", 4)))).isEmpty();
    }

    @Test
    void an_older_row_that_the_follower_brings_late_does_not_bring_a_message_back() {
        ParkedMessage message = Parked.poison(ROUTE, KEY, 10);
        fold.appended(row(5), message.id(), message);
        fold.appended(row(9), message.id(), null);

        fold.followed(row(5), message.id(), message);
        assertThat(fold.holds(ROUTE, KEY)).isFalse();

        fold.followed(row(9), message.id(), null);
        assertThat(fold.holds(ROUTE, KEY)).isFalse();
    }

    @Test
    void an_own_row_that_is_late_does_not_bring_back_what_another_instance_removed() {
        ParkedMessage message = Parked.poison(ROUTE, KEY, 10);
        fold.followed(row(5), message.id(), message);
        fold.followed(row(9), message.id(), null);

        fold.appended(row(5), message.id(), message);

        assertThat(fold.holds(ROUTE, KEY)).isFalse();
    }

    @Test
    void the_newest_row_counts_and_what_follows_it_does_not_undo_it() {
        ParkedMessage message = Parked.poison(ROUTE, KEY, 10);
        ParkedMessage decided = message.decided(Parked.decision(Kind.discard, "Testi Testinen"));
        fold.appended(row(5), message.id(), message);
        fold.appended(row(8), message.id(), decided);

        fold.followed(row(5), message.id(), message);

        assertThat(fold.findStand(message.id()).orElseThrow().state()).isEqualTo(ParkedState.DISCARDING);
        assertThat(fold.head(ROUTE, KEY, 10)).hasSize(1);
        assertThat(fold.list(ParkedFilter.ALL)).hasSize(1);
    }

    @Test
    void a_message_that_parks_again_after_it_was_removed_is_there_again() {
        ParkedMessage message = Parked.poison(ROUTE, KEY, 10);
        fold.appended(row(5), message.id(), message);
        fold.appended(row(9), message.id(), null);

        fold.appended(row(12), message.id(), message);

        assertThat(fold.holds(ROUTE, KEY)).isTrue();
    }

    @Test
    void the_owner_hears_of_the_first_message_when_it_can_go_on_and_only_then() {
        ParkedMessage poison = Parked.poison(ROUTE, KEY, 10);
        ParkedMessage next = Parked.behind(ROUTE, KEY, 20);

        assertThat(followed(0, poison)).isEmpty();
        assertThat(followed(1, next)).isEmpty();
        assertThat(followed(2, next.decided(Parked.decision(Kind.discard, "Testi Testinen"))))
                .isEmpty();
        assertThat(followed(3, poison.decided(Parked.decision(Kind.replay, "Testi Testinen"))))
                .containsExactly(poison.id());
        assertThat(fold.appended(row(4), poison.id(), null))
                .map(ParkedEntry::id)
                .hasValue(next.id());
        assertThat(fold.followed(row(4), poison.id(), null)).isEmpty();
        assertThat(followed(5, Parked.behind(ROUTE, KEY, 30))).isEmpty();
    }

    @Test
    void messages_are_found_by_route_reason_key_and_time_page_by_page() {
        for (int i = 0; i < 30; i++) {
            followed(i, i == 0 ? Parked.poison(ROUTE, KEY, i) : Parked.behind(ROUTE, KEY, i));
        }
        ParkedMessage other = Parked.poison("right", "toinen", 50);
        followed(30, other);

        ParkedPage second = fold.page(new ParkedFilter(ROUTE, null, KEY, null, null), false, 20, 20);
        assertThat(second.total()).isEqualTo(30);
        assertThat(second.parked()).hasSize(10);
        assertThat(fold.page(ParkedFilter.ALL, true, 0, 20).total()).isEqualTo(2);
        assertThat(fold.count(new ParkedFilter(null, ParkingReason.BEHIND_PARKED, null, null, null)))
                .isEqualTo(29);
        assertThat(fold.list(new ParkedFilter(
                        null, null, null, other.at(), other.at().plusMillis(1))))
                .extracting(stand -> stand.entry().id())
                .contains(other.id());
        assertThat(fold.count(new ParkedFilter("right", null, null, null, other.at())))
                .isZero();
        assertThat(fold.oldest()).containsEntry("right", other.receivedAt());
    }

    private List<String> followed(long offset, ParkedMessage message) {
        return fold.followed(row(offset), message.id(), message).stream()
                .map(ParkedEntry::id)
                .toList();
    }

    private static Place row(long offset) {
        return new Place("vayla.parked", 3, offset);
    }
}
