package fi.vayla.intake.metric;

import fi.vayla.event.MetricReported;
import fi.vayla.intake.Decoded;
import fi.vayla.intake.Format;
import fi.vayla.intake.RawMessage;
import fi.vayla.intake.Reading;
import fi.vayla.intake.Source;
import fi.vayla.intake.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * One measured value: {@code {"id": "…", "value": 71.5, "unit": "%", "title": "…", "measuredAt": "2026-11-01T00:00:00+02:00"}}.
 * unit and title may be left out. A value that is sent again for the same metric and time is a repeat; another value for them
 * is a correction, which counts from then on. One back to a value that was told before for that time is taken for a repeat of it:
 * to report it again, measure again or send it with another measuredAt.
 */
@Component
final class MetricFormat implements Format {

    private static final Set<String> KEYS = Set.of("id", "value", "unit", "title", "measuredAt");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

    @Override
    public String id() {
        return "metric";
    }

    @Override
    public Decoded decode(RawMessage message, Source source) {
        JsonNode root = message.json();
        if (!root.isObject()) {
            return Decoded.Invalid.of("", "must be an object");
        }
        Reading reading = new Reading(root, Times.FINLAND);
        root.propertyNames().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> reading.problem(
                        Reading.below("", key),
                        "is not known; there are " + KEYS.stream().sorted().toList()));
        String metric = reading.requiredText("/id");
        BigDecimal value = value(reading);
        Instant measuredAt = reading.requiredTime("/measuredAt");
        MetricReported data =
                new MetricReported(metric, value, reading.text("/unit"), reading.text("/title"), measuredAt);
        String id = metric + "@" + measuredAt + "=" + value.toPlainString();
        return reading.orInvalid(() -> new Decoded.Message(id, metric, measuredAt, data));
    }

    private static BigDecimal value(Reading reading) {
        JsonNode node = reading.at("/value");
        String text = node.isNumber() ? node.decimalValue().toPlainString() : reading.requiredText("/value");
        if (NUMBER.matcher(text).matches()) {
            BigDecimal value = new BigDecimal(text).stripTrailingZeros();
            return value.scale() < 0 ? value.setScale(0) : value;
        }
        if (!text.isEmpty()) {
            reading.problem("/value", "must be a number, such as 71.5");
        }
        return BigDecimal.ZERO;
    }
}
