package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class JoiningTest {

    private final Semaphore places = new Semaphore(1);

    @Test
    void a_member_that_is_answered_gives_its_place_to_the_next_one_once() {
        Joining first = Joining.begin(places);
        assertThat(first.isOver(false)).isFalse();
        assertThat(places.availablePermits()).isZero();

        assertThat(first.isOver(true)).isTrue();
        assertThat(first.isOver(false)).isTrue();
        first.close();
        assertThat(places.availablePermits()).isEqualTo(1);
    }

    @Test
    void a_member_that_is_closed_before_its_answer_gives_its_place_back() {
        Joining.begin(places).close();

        assertThat(places.availablePermits()).isEqualTo(1);
    }

    @Test
    void whoever_finds_no_place_for_long_begins_all_the_same_and_gives_none_back() {
        Joining first = Joining.begin(places);

        Joining second = Joining.begin(places);
        assertThat(second.isOver(true)).isTrue();
        assertThat(places.availablePermits()).isZero();

        assertThat(first.isOver(false)).isTrue(); // it has had its time meanwhile
        assertThat(places.availablePermits()).isEqualTo(1);
    }
}
