package fi.vayla.intake.metric;

import static fi.vayla.intake.Messages.problems;
import static fi.vayla.intake.Messages.raw;
import static fi.vayla.intake.Messages.source;
import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.MetricReported;
import fi.vayla.intake.Decoded;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricFormatTest {

    private final MetricFormat format = new MetricFormat();

    @Test
    void a_value_is_of_its_metric_and_time() {
        Decoded.Message message = (Decoded.Message) decode("""
                {"id": "tst-m1", "value": 71.50, "unit": "%", "measuredAt": "2026-02-01T12:00:00"}
                """);

        assertThat(message.subject()).isEqualTo("tst-m1");
        assertThat(message.time()).isEqualTo(Instant.parse("2026-02-01T10:00:00Z"));
        assertThat(message.data())
                .isEqualTo(new MetricReported("tst-m1", new BigDecimal("71.5"), "%", null, message.time()));
    }

    @Test
    void a_repeat_is_the_same_message_and_a_correction_another_one() {
        String first = "{\"id\": \"tst-m1\", \"value\": 71.5, \"measuredAt\": \"2026-02-01T12:00:00Z\"}";

        assertThat(id(first.replace("71.5", "71.50"))).isEqualTo(id(first));
        assertThat(id(first.replace("71.5", "72"))).isNotEqualTo(id(first));
        assertThat(id(first.replace("-01T", "-02T"))).isNotEqualTo(id(first));
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "1e3, 1000", "-0.25, -0.25", "12345678.5, 12345678.5"})
    void numbers_are_taken_as_they_are(String sent, String taken) {
        Decoded.Message message = (Decoded.Message)
                decode("{\"id\": \"a\", \"value\": %s, \"measuredAt\": \"2026-02-01T12:00:00Z\"}".formatted(sent));

        assertThat(((MetricReported) message.data()).value().toPlainString()).isEqualTo(taken);
    }

    @Test
    void everything_wrong_is_told_at_once() {
        assertThat(problems(format, raw("{\"value\": \"paljon\", \"yksikkö\": \"%\"}")))
                .anyMatch(problem -> problem.startsWith("/id: is required"))
                .anyMatch(problem -> problem.startsWith("/value: must be a number"))
                .anyMatch(problem -> problem.startsWith("/measuredAt: is required"))
                .anyMatch(problem -> problem.startsWith("/yksikkö: is not known"));
    }

    private String id(String json) {
        return ((Decoded.Message) decode(json)).id();
    }

    private Decoded decode(String json) {
        return format.decode(raw(json), source("metric"));
    }
}
