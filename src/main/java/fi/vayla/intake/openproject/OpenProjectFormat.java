package fi.vayla.intake.openproject;

import fi.vayla.event.ProjectChanged;
import fi.vayla.event.ProjectChanged.Health;
import fi.vayla.event.Status;
import fi.vayla.intake.Decoded;
import fi.vayla.intake.Format;
import fi.vayla.intake.RawMessage;
import fi.vayla.intake.Reading;
import fi.vayla.intake.Source;
import fi.vayla.intake.StatusWords;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * OpenProject's webhooks on work packages and projects (OpenProject, "Webhooks", and API v3, "Work packages", "Projects").
 * They have no id: a work package is told by its lockVersion, a project by the time of its update. The project of a work
 * package is its number, that of a project {@code projects/} and its number.
 */
@Component
final class OpenProjectFormat implements Format {

    private static final Pattern CHANGE = Pattern.compile("(work_package|project):(created|updated)");

    @Override
    public String id() {
        return "openproject";
    }

    @Override
    public Decoded decode(RawMessage message, Source source) {
        JsonNode root = message.json();
        var reading = new Reading(root, ZoneOffset.UTC);
        String action = reading.requiredText("/action");
        if (!action.isEmpty() && !CHANGE.matcher(action).matches()) {
            return new Decoded.Ignored("OpenProject's " + action + " says nothing about a project");
        }
        return action.startsWith("project:") ? project(reading) : workPackage(reading);
    }

    private static Decoded workPackage(Reading reading) {
        String id = reading.requiredText("/work_package/id");
        String version = reading.requiredText("/work_package/lockVersion");
        Instant updated = reading.requiredTime("/work_package/updatedAt");
        @Nullable String word = reading.text("/work_package/_links/status/title");
        var data = new ProjectChanged(
                id,
                reading.requiredText("/work_package/subject"),
                word == null ? null : StatusWords.find(word).orElse(null),
                word,
                reading.percent("/work_package/percentageDone"),
                null,
                reading.date("/work_package/startDate"),
                reading.date("/work_package/dueDate"),
                reading.text("/work_package/_links/responsible/title"),
                updated,
                null);
        return reading.orInvalid(() -> new Decoded.Message("work_packages/" + id + "/" + version, id, updated, data));
    }

    /** Its status is what others call its health, but for the words that begin and end it. */
    private static Decoded project(Reading reading) {
        String id = "projects/" + reading.requiredText("/project/id");
        Instant updated = reading.requiredTime("/project/updatedAt");
        @Nullable String href = reading.text("/project/_links/status/href");
        String code = href == null ? "" : href.substring(href.lastIndexOf('/') + 1);
        var data = new ProjectChanged(
                id,
                reading.requiredText("/project/name"),
                status(code),
                code.isEmpty() ? null : code,
                null,
                health(code),
                null,
                null,
                null,
                updated,
                null);
        return reading.orInvalid(() -> new Decoded.Message(id + "/" + updated, id, updated, data));
    }

    private static @Nullable Status status(String code) {
        return switch (code) {
            case "not_started" -> Status.planned;
            case "finished" -> Status.done;
            case "discontinued" -> Status.cancelled;
            default -> null;
        };
    }

    private static @Nullable Health health(String code) {
        return switch (code) {
            case "on_track" -> Health.green;
            case "at_risk" -> Health.amber;
            case "off_track" -> Health.red;
            default -> null;
        };
    }
}
