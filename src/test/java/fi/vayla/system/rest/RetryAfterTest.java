package fi.vayla.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.system.Calls;
import fi.vayla.system.Outcome;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "120, 120", "3600, 3600", "' 7 ', 7"})
    void seconds_are_obeyed(String value, long seconds) throws Exception {
        assertThat(retryAfter(503, value)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void a_date_is_obeyed_by_the_systems_own_clock() throws Exception {
        assertThat(retryAfter(429, inSeconds(90))).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));
    }

    @Test
    void a_date_that_is_over_is_no_wait() throws Exception {
        assertThat(retryAfter(503, inSeconds(-90))).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3601", "999999999", "999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void an_hour_is_the_longest_wait(String value) throws Exception {
        assertThat(retryAfter(503, value)).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "1.5", "99999999999999999999", "Mon, 32 Nov 2026 12:00:00 GMT"})
    void one_that_says_neither_is_as_if_it_were_absent(String value) throws Exception {
        assertThat(retryAfter(503, value)).isNull();
    }

    private static @Nullable Duration retryAfter(int status, String value) throws Exception {
        try (var system = TestSystem.answering(status, "Retry-After", value)) {
            Outcome outcome = system.adapter().deliver(Calls.to("/cases", "{}"));
            assertThat(outcome).isInstanceOf(Outcome.Unavailable.class);
            return ((Outcome.Unavailable) outcome).retryAfter();
        }
    }

    private static String inSeconds(int seconds) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(seconds));
    }
}
