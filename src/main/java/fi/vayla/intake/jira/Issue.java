package fi.vayla.intake.jira;

import fi.vayla.event.ProjectChanged;
import fi.vayla.event.Status;
import fi.vayla.intake.Reading;
import fi.vayla.intake.StatusWords;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a Jira issue as a project. */
final class Issue {

    private static final String FIELDS = "/issue/fields";
    private static final String REST_PATH = "/rest/api/";

    /** Resolutions that end an issue without doing it, besides what a cancelled status is called. */
    private static final Set<String> NOT_DONE = Set.of("duplicate", "declined");

    private Issue() {}

    static ProjectChanged read(Reading reading, String key, boolean deleted, Instant changedAt) {
        @Nullable String word = reading.text(FIELDS + "/status/name");
        return new ProjectChanged(
                key,
                reading.text(FIELDS + "/summary"),
                deleted ? Status.cancelled : status(reading, word),
                deleted ? "deleted" : word,
                null,
                null,
                null,
                reading.date(FIELDS + "/duedate"),
                null,
                changedAt,
                url(reading, key));
    }

    /** The category decides where there is one, and the status's own name says more where it can. */
    private static @Nullable Status status(Reading reading, @Nullable String word) {
        @Nullable Status named = word == null ? null : StatusWords.find(word).orElse(null);
        @Nullable String category = reading.text(FIELDS + "/status/statusCategory/key");
        boolean notDone = isNotDone(reading.text(FIELDS + "/resolution/name"));
        return switch (category) {
            case "new" -> named == Status.proposed || named == Status.on_hold ? named : Status.planned;
            case "indeterminate" -> named == Status.on_hold ? named : Status.in_progress;
            case "done" -> notDone || named == Status.cancelled ? Status.cancelled : Status.done;
            case null, default -> named == Status.done && notDone ? Status.cancelled : named;
        };
    }

    private static boolean isNotDone(@Nullable String resolution) {
        return resolution != null
                && (NOT_DONE.contains(resolution.toLowerCase(Locale.ROOT))
                        || StatusWords.find(resolution).orElse(null) == Status.cancelled);
    }

    /** The page for people; the payload has the address of the REST resource. */
    private static @Nullable String url(Reading reading, String key) {
        @Nullable String self = reading.text("/issue/self");
        int end = self == null ? -1 : self.indexOf(REST_PATH);
        return self == null || end < 0 ? null : self.substring(0, end) + "/browse/" + key;
    }
}
