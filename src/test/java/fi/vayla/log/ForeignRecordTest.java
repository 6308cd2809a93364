package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever somebody else puts on an event topic is kept as it is and stops nobody. */
class ForeignRecordTest {

    @ParameterizedTest
    @CsvSource({"ce_specversion, 1.0", "ce_specversion, 9", "ce_id, x", "other, header"})
    void a_record_that_is_no_event_of_this_hub_is_unreadable(String header, String value) {
        LogRecord record = new LogRecord(
                new Place("vayla.forms", 0, 7), Instant.EPOCH, "avain", Map.of(header, value), new byte[] {1, 2});

        assertThat(record.event()).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
            assertThat(unreadable.place().offset()).isEqualTo(7);
            assertThat(unreadable.value()).containsExactly(1, 2);
        });
    }
}
