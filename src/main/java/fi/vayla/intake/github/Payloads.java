package fi.vayla.intake.github;

import fi.vayla.event.ProjectChanged;
import fi.vayla.event.ProjectChanged.Health;
import fi.vayla.event.Status;
import fi.vayla.intake.RawMessage;
import fi.vayla.intake.Reading;
import fi.vayla.intake.StatusWords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the payloads that say something about a project. */
final class Payloads {

    private static final String DELETED = "deleted";

    private Payloads() {}

    static ProjectChanged issue(Reading reading, RawMessage message) {
        String project = reading.requiredText("/repository/full_name") + "#" + reading.requiredText("/issue/number");
        String state = reading.requiredText("/issue/state");
        @Nullable String reason = reading.text("/issue/state_reason");
        boolean assigned = reading.at("/issue/assignee").isObject()
                || !reading.at("/issue/assignees").isEmpty();
        boolean deleted = isDeleted(reading);
        Status status;
        if (deleted) {
            status = Status.cancelled;
        } else if (state.equals("closed")) {
            status = "not_planned".equals(reason) || "duplicate".equals(reason) ? Status.cancelled : Status.done;
        } else {
            status = label(reading, "status: ")
                    .flatMap(StatusWords::find)
                    .orElse(assigned ? Status.in_progress : Status.planned);
        }
        String statusName = deleted ? DELETED : reason != null ? reason : state;
        return new ProjectChanged(
                project,
                reading.requiredText("/issue/title"),
                status,
                statusName,
                null,
                label(reading, "health: ").flatMap(Payloads::health).orElse(null),
                null,
                null,
                null,
                changedAt(reading, "/issue/updated_at", message),
                reading.text("/issue/html_url"));
    }

    static ProjectChanged milestone(Reading reading, RawMessage message) {
        String project = reading.requiredText("/repository/full_name") + "/milestones/"
                + reading.requiredText("/milestone/number");
        String state = reading.requiredText("/milestone/state");
        int closed = reading.at("/milestone/closed_issues").asInt(0);
        int open = reading.at("/milestone/open_issues").asInt(0);
        boolean deleted = isDeleted(reading);
        Status status;
        if (deleted) {
            status = Status.cancelled;
        } else if (state.equals("closed")) {
            status = Status.done;
        } else {
            status = closed > 0 ? Status.in_progress : Status.planned;
        }
        @Nullable Instant due = reading.time("/milestone/due_on");
        return new ProjectChanged(
                project,
                reading.requiredText("/milestone/title"),
                status,
                deleted ? DELETED : state,
                progress(open, closed),
                null,
                null,
                due == null ? null : LocalDate.ofInstant(due, ZoneOffset.UTC),
                null,
                changedAt(reading, "/milestone/updated_at", message),
                reading.text("/milestone/html_url"));
    }

    /** The item's title and content stay at GitHub; a status comes when the field named Status was edited. */
    static ProjectChanged projectItem(Reading reading, RawMessage message) {
        String project = reading.requiredText("/organization/login") + "/projects_v2_item/"
                + reading.requiredText("/projects_v2_item/id");
        boolean deleted = isDeleted(reading);
        @Nullable String field = reading.text("/changes/field_value/field_name");
        @Nullable String word = "Status".equalsIgnoreCase(field) ? reading.text("/changes/field_value/to/name") : null;
        @Nullable
        Status status = deleted
                ? Status.cancelled
                : word == null ? null : StatusWords.find(word).orElse(null);
        return new ProjectChanged(
                project,
                null,
                status,
                deleted ? DELETED : word,
                null,
                null,
                null,
                null,
                null,
                changedAt(reading, "/projects_v2_item/updated_at", message),
                null);
    }

    /** What a label of this name says, such as {@code in progress} for {@code status: in progress}. */
    private static Optional<String> label(Reading reading, String name) {
        return reading.at("/issue/labels")
                .valueStream()
                .map(label -> label.path("name").asString(""))
                .filter(label -> label.startsWith(name))
                .map(label -> label.substring(name.length()))
                .findFirst();
    }

    private static Optional<Health> health(String word) {
        return Stream.of(Health.values())
                .filter(health -> health.name().equals(word))
                .findFirst();
    }

    private static boolean isDeleted(Reading reading) {
        return DELETED.equals(reading.text("/action"));
    }

    /** A deletion leaves the record's own time as it was. */
    private static Instant changedAt(Reading reading, String pointer, RawMessage message) {
        Instant updated = reading.requiredTime(pointer);
        return isDeleted(reading) ? message.receivedAt() : updated;
    }

    private static @Nullable Integer progress(int open, int closed) {
        long all = (long) open + closed;
        return open < 0 || closed < 0 || all == 0 ? null : (int) (100L * closed / all);
    }
}
