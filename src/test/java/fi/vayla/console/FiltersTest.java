package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.console.Filters.Field;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiltersTest {

    @Test
    void a_time_is_read_by_the_clock_of_finland_and_nonsense_as_none() {
        assertThat(Filters.time("2026-07-01T12:00")).contains(Instant.parse("2026-07-01T09:00:00Z"));
        assertThat(Filters.time("2026-11-02T12:00")).contains(Instant.parse("2026-11-02T10:00:00Z"));
        assertThat(Filters.time("eilen")).isEmpty();
        assertThat(Filters.isNoTime("eilen")).isTrue();
        assertThat(Filters.isNoTime("2026-07-01T12:00")).isFalse();
        assertThat(Filters.isNoTime(" ")).isFalse();
        assertThat(Filters.time(" ")).isEmpty();
        assertThat(Filters.time(null)).isEmpty();
    }

    @Test
    void a_page_that_somebody_typed_is_a_number_or_the_first() {
        assertThat(Filters.page("3")).isEqualTo(3);
        assertThat(Filters.page("-1")).isZero();
        assertThat(Filters.page("9999999999")).isZero();
        assertThat(Filters.page(null)).isZero();
    }

    @Test
    void the_address_of_another_page_keeps_the_search_whatever_was_written() {
        assertThat(Filters.href("/messages", List.of(new Field("key", "ä&b=c #{x}")), 2))
                .isEqualTo("/messages?key=%C3%A4%26b%3Dc%20%23%7Bx%7D&page=2");
    }
}
