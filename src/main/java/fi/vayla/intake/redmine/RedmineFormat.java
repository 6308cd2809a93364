package fi.vayla.intake.redmine;

import fi.vayla.event.ProjectChanged;
import fi.vayla.intake.Decoded;
import fi.vayla.intake.Format;
import fi.vayla.intake.RawMessage;
import fi.vayla.intake.Reading;
import fi.vayla.intake.Source;
import fi.vayla.intake.StatusWords;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * One issue of Redmine, as {@code GET /issues.json} lists it (Redmine wiki, "Rest Issues"), alone or in {@code {"issue": …}}. An
 * intake route polls the list. An issue is told by the time of its update, so that one that is read again is a repeat.
 */
@Component
final class RedmineFormat implements Format {

    @Override
    public String id() {
        return "redmine";
    }

    @Override
    public Decoded decode(RawMessage message, Source source) {
        JsonNode root = message.json();
        String issue = root.has("issue") ? "/issue" : "";
        var reading = new Reading(root, ZoneOffset.UTC);
        String id = reading.requiredText(issue + "/id");
        Instant updated = reading.requiredTime(issue + "/updated_on");
        @Nullable String word = reading.text(issue + "/status/name");
        @Nullable Integer done = reading.percent(issue + "/done_ratio");
        var data = new ProjectChanged(
                id,
                reading.requiredText(issue + "/subject"),
                word == null ? null : StatusWords.find(word).orElse(null),
                word,
                done,
                null,
                reading.date(issue + "/start_date"),
                reading.date(issue + "/due_date"),
                null,
                updated,
                null);
        return reading.orInvalid(() -> new Decoded.Message(id + "/" + updated, id, updated, data));
    }
}
