package fi.vayla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.123456789+02:00, 2026-01-31T10:00:00.123456789Z",
        "2026-01-31T12:00:00.1-0800, 2026-01-31T20:00:00.100Z",
        "2026-01-31T12:00:00+0100, 2026-01-31T11:00:00Z",
        "2026-01-31T12:00, 2026-01-31T10:00:00Z",
        "2026-07-31T12:00:00.000, 2026-07-31T09:00:00Z",
        "2026-03-29T03:30:00, 2026-03-29T01:30:00Z",
        "' 2026-01-31 12:00:00 ', 2026-01-31T10:00:00Z"
    })
    void date_times_are_read_as_systems_write_them(String text, Instant time) {
        assertThat(Times.find(text, Times.FINLAND)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eilen", "2026-01-31", "31.1.2026 12:00", "2026-02-30T12:00:00", "2026-01-31T25:00"})
    void what_is_no_date_time_is_not_guessed(String text) {
        assertThat(Times.find(text, Times.FINLAND)).isEmpty();
    }
}
