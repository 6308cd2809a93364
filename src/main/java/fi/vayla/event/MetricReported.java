package fi.vayla.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value that was measured.
 *
 * @param metric the metric's id at whoever measures it
 * @param unit of the value, as the sender names it
 */
public record MetricReported(
        String metric,
        BigDecimal value,
        @Nullable String unit,
        @Nullable String title,
        Instant measuredAt) implements EventData {

    @Override
    @JsonIgnore
    public EventType type() {
        return EventType.METRIC_REPORTED;
    }
}
