package fi.vayla.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class IsoInstantTest {

    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30T12:00:00Z",
                "2026-11-30T12:00:00.250Z",
                "2026-11-30T12:00:00.000001Z",
                "2026-11-30T12:00:00.123456789Z",
                "2024-02-29T23:59:59.999999999Z",
                "1969-12-31T23:59:59.999Z",
                "1970-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-0001-12-31T00:00:00Z"
            })
    void a_time_is_written_and_read_as_java_does(String text) {
        Instant instant = Instant.parse(text);

        assertThat(IsoInstant.format(instant)).isEqualTo(text);
        assertThat(IsoInstant.parse(text)).isEqualTo(instant);
        assertThat(Json.read(Json.write(instant), Instant.class)).isEqualTo(instant);
    }

    @Test
    void any_time_is_written_and_read_as_java_does() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int nanos = random.nextInt(1_000_000_000);
            Instant instant =
                    Instant.ofEpochSecond(random.nextLong(FIRST, LAST), nanos - nanos % (i % 2 == 0 ? 1000 : 1));

            assertThat(IsoInstant.format(instant)).isEqualTo(instant.toString());
            assertThat(IsoInstant.findUsual(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T14:00:00+02:00, 2026-11-30T12:00:00Z",
        "2026-11-30T12:00Z, 2026-11-30T12:00:00Z",
        "2026-11-30T12:00:00.5Z, 2026-11-30T12:00:00.5Z"
    })
    void other_forms_of_a_time_are_read_too(String text, Instant instant) {
        assertThat(IsoInstant.parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-30",
                "2026-11-30T12:00:00",
                "2026-11-31T12:00:00Z",
                "2025-02-29T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-00-01T12:00:00Z",
                "2026-11-00T12:00:00Z",
                "2026-11-30T25:00:00Z",
                "2026-11-30T12:60:00Z",
                "2026-11-30T12:00:61Z",
                "2026-11-30T12:00:00.1234567890Z",
                "2026-11-30T12:00:00,5xZ",
                "2026-11-30 12:00:00Z",
                "２026-11-30T12:00:00Z"
            })
    void what_is_no_time_is_refused(String text) {
        assertThatExceptionOfType(DateTimeParseException.class).isThrownBy(() -> IsoInstant.parse(text));
    }

    @Test
    void json_without_a_time_is_refused() {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> Json.read(Json.write("2026-11-31T12:00:00Z"), Instant.class));
    }
}
