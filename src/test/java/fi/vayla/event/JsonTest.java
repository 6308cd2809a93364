package fi.vayla.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class JsonTest {

    private record Grant(
            String applicant,
            BigDecimal amount,
            Instant at,
            @Nullable String note) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"id\":2}",
                "{\"a\":{\"id\":1,\"id\":1}}",
                "{} {}",
                "{}x",
                "{\"id\":1,}",
                "{id:1}",
                "{\"id\":01}",
                "{\"id\":NaN}",
                "{\"id\":'1'}",
                "// note\n{}",
                "{\"id\":\"\u0001\"}",
                "{\"id\":",
            })
    void what_is_not_strict_json_is_refused(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nesting_is_bounded() {
        assertThat(Json.read(nested(200)).isArray()).isTrue();
        assertRefused(nested(201));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void only_utf_8_is_read(String encoding) {
        String text = "{\"nimi\":\"Testi Hämäläinen-Öhman\"}";

        assertThat(Json.read(text.getBytes(StandardCharsets.UTF_8)).path("nimi").asString())
                .isEqualTo("Testi Hämäläinen-Öhman");
        assertRefused(text.getBytes(Charset.forName(encoding)));
    }

    @Test
    void amounts_keep_their_digits() {
        JsonNode node = Json.read("{\"amount\":1234567890123456789.10}".getBytes(StandardCharsets.UTF_8));

        assertThat(node.path("amount").decimalValue()).isEqualTo(new BigDecimal("1234567890123456789.10"));
        assertThat(text(node)).isEqualTo("{\"amount\":1234567890123456789.10}");
    }

    @Test
    void times_are_iso_8601_and_what_is_absent_is_left_out() {
        var grant = new Grant("Testi Testinen", new BigDecimal("10.50"), Instant.parse("2026-11-02T12:00:00Z"), null);

        String written = "{\"applicant\":\"Testi Testinen\",\"amount\":10.50,\"at\":\"2026-11-02T12:00:00Z\"}";
        assertThat(text(grant)).isEqualTo(written);
        assertThat(Json.read(written.getBytes(StandardCharsets.UTF_8), Grant.class))
                .isEqualTo(grant);
    }

    @Test
    void a_field_that_the_hub_does_not_know_is_passed_over() {
        byte[] newer = "{\"applicant\":\"Testi Testinen\",\"colour\":\"sininen\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(Json.read(newer, Grant.class).applicant()).isEqualTo("Testi Testinen");
    }

    private static void assertRefused(byte[] bytes) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> Json.read(bytes));
    }

    private static byte[] nested(int depth) {
        return ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }
}
