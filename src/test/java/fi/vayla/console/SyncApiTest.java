package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SyncApiTest {

    @Test
    void records_of_no_programme_are_chosen_by_a_word_of_their_own_and_an_empty_choice_is_all() {
        assertThat(SyncApi.programme(SyncApi.chosen(""))).isEmpty();
        assertThat(SyncApi.programme(SyncApi.chosen("testila-digi"))).isEqualTo("testila-digi");
        assertThat(SyncApi.programme("")).isNull();
        assertThat(SyncApi.programme(null)).isNull();
    }
}
