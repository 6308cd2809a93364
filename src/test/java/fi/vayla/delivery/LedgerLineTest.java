package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.event.Json;
import fi.vayla.log.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerLineTest {

    @ParameterizedTest
    @EnumSource(LedgerRow.State.class)
    void it_says_what_the_row_says(LedgerRow.State state) {
        LedgerRow row = new LedgerRow(
                "hakemukset",
                "0123456789abcdef0123456789abcdef",
                "ä\"b",
                new Place("vayla.forms", 3, 1_234_567_890_123L),
                new Round(1_795_000_000_000L, true),
                state,
                "system:asiat",
                "HEL-1",
                2,
                ParkingReason.SCHEMA,
                "\"state\":\"parked\"",
                true,
                Instant.EPOCH,
                Instant.EPOCH);

        assertThat(LedgerLine.read(Json.write(row))).isEqualTo(LedgerLine.of(row));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "{\"state\":\"lost\"}", "{\"state\":null}", "{\"place\":3,\"state\":", "nothing"})
    void anything_else_is_no_row(String json) {
        assertThatThrownBy(() -> LedgerLine.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RuntimeException.class);
    }
}
