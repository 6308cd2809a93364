package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.log.Place;
import org.junit.jupiter.api.Test;

class ParkedKeysTest {

    private final ParkedKeys keys = new ParkedKeys(1); // two turns at once

    @Test
    void as_many_keys_have_their_turn_as_keep_the_route_busy_and_the_others_follow_in_their_order() {
        wake("a");
        wake("b");
        wake("c");
        wake("d");

        assertThat(keys.begin()).containsExactly("a", "b");
        assertThat(keys.begin()).isEmpty();
        keys.end("a", true);
        assertThat(keys.begin()).containsExactly("c");
        keys.end("b", false);
        keys.end("c", false);
        assertThat(keys.begin()).containsExactly("d", "a");
    }

    @Test
    void a_key_that_is_woken_during_its_turn_gets_another_one() {
        wake("a");
        keys.begin();
        wake("a");

        assertThat(keys.begin()).isEmpty();
        keys.end("a", false);
        assertThat(keys.begin()).containsExactly("a");
    }

    private void wake(String key) {
        ParkedMessage message = Parked.poison("left", key, 1);
        keys.accept(ParkedEntry.of(message, new Place("vayla.parked", 3, 1), text -> text));
    }
}
