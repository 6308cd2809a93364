package fi.vayla.intake.servicenow;

import fi.vayla.event.ProjectChanged;
import fi.vayla.event.Status;
import fi.vayla.intake.Decoded;
import fi.vayla.intake.Format;
import fi.vayla.intake.RawMessage;
import fi.vayla.intake.Reading;
import fi.vayla.intake.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * One row of ServiceNow's {@code pm_project}, as the Table API gives it (ServiceNow REST API reference, "Table API"), alone or
 * in {@code {"result": …}}. Every value is a string, a time has no offset and means UTC. A row is told by {@code
 * sys_mod_count}. Whoever wrote last: a row that is polled may also have what another wrote before.
 */
@Component
final class ServiceNowFormat implements Format {

    @Override
    public String id() {
        return "servicenow";
    }

    @Override
    public Decoded decode(RawMessage message, Source source) {
        JsonNode root = message.json();
        String row = root.has("result") ? "/result" : "";
        var reading = new Reading(root, ZoneOffset.UTC);
        String id = reading.requiredText(row + "/sys_id");
        String count = reading.requiredText(row + "/sys_mod_count");
        Instant updated = reading.requiredTime(row + "/sys_updated_on");
        @Nullable String state = reading.text(row + "/state");
        var data = new ProjectChanged(
                id,
                reading.requiredText(row + "/short_description"),
                status(state),
                state,
                percent(reading, row + "/percent_complete"),
                null,
                day(reading, row + "/start_date"),
                day(reading, row + "/end_date"),
                null,
                updated,
                null);
        return reading.orInvalid(() -> new Decoded.Message(id + "/" + count, id, updated, data));
    }

    /** The choices of {@code pm_project}; others say nothing that all installations agree on. */
    private static @Nullable Status status(@Nullable String state) {
        return switch (state) {
            case "-5", "1" -> Status.planned;
            case "2" -> Status.in_progress;
            case "3" -> Status.done;
            case "4", "7" -> Status.cancelled;
            case null, default -> null;
        };
    }

    /** {@code 42}, or {@code 42.50}. */
    private static @Nullable Integer percent(Reading reading, String pointer) {
        @Nullable String text = reading.text(pointer);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,3}(\\.\\d+)?") || new BigDecimal(text).compareTo(BigDecimal.valueOf(100)) > 0) {
            reading.problem(pointer, "must be 0 to 100");
            return null;
        }
        return new BigDecimal(text).setScale(0, RoundingMode.DOWN).intValueExact();
    }

    /** A day, or a time of which the day counts. */
    private static @Nullable LocalDate day(Reading reading, String pointer) {
        @Nullable String text = reading.text(pointer);
        if (text == null || text.length() <= 10) {
            return reading.date(pointer);
        }
        @Nullable Instant time = reading.time(pointer);
        return time == null ? null : LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
