package fi.vayla.intake.formio;

import fi.vayla.event.FormSubmitted;
import fi.vayla.event.FormSubmitted.Attachment;
import fi.vayla.intake.Decoded;
import fi.vayla.intake.Format;
import fi.vayla.intake.RawMessage;
import fi.vayla.intake.Reading;
import fi.vayla.intake.Source;
import fi.vayla.intake.SubmitterSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A form.io submission (the submission resource of the form.io API), as it is or in the {@code submission} field of the
 * webhook action's envelope. {@code _id} is the id, with the time of the modification where there was one, since an edited
 * submission is a new event of the same subject. None amends: a draft that was saved and then sent is modified too, so the
 * times do not tell a second sending from a first one. The settings of {@link SubmitterSettings} say where in the submission its sender stands.
 */
@Component
final class FormioFormat implements Format {

    /** form.io writes created and modified one after the other, some milliseconds apart, when a submission is new. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

    @Override
    public String id() {
        return "formio";
    }

    @Override
    public Set<String> settings() {
        return SubmitterSettings.NAMES;
    }

    @Override
    public void check(Source source) {
        SubmitterSettings.check(source);
    }

    @Override
    public Decoded decode(RawMessage message, Source source) {
        JsonNode root = message.json();
        String at = root.has("data") ? "" : root.has("submission") ? "/submission" : "";
        JsonNode submission = root.at(at);
        if (submission.path("state").asString("").equals("draft")) {
            return new Decoded.Ignored("a draft is not sent yet");
        }
        var reading = new Reading(root, ZoneOffset.UTC);
        String id = reading.requiredText(at + "/_id");
        String form = form(reading, at);
        @Nullable Instant created = reading.time(at + "/created");
        @Nullable Instant modified = reading.time(at + "/modified");
        if (!submission.path("data").isObject()) {
            reading.problem(at + "/data", "is required and must be an object");
        }
        List<Attachment> attachments = new ArrayList<>();
        new Files(reading, attachments).collect(submission.path("data"), at + "/data", "");
        @Nullable String language = reading.text(at + "/metadata/language");
        var submitter = SubmitterSettings.read(source, submission);
        return reading.orInvalid(() -> {
            boolean edited = created != null && modified != null && modified.isAfter(created.plus(SAME_MOMENT));
            Instant time = edited && modified != null ? modified : created != null ? created : message.receivedAt();
            var data =
                    new FormSubmitted(form, id, time, false, language, submitter, submission.path("data"), attachments);
            return new Decoded.Message(edited ? id + "/" + modified : id, id, time, data);
        });
    }

    /** The form's id, or its path where the tool has filled the form in. */
    private static String form(Reading reading, String at) {
        String pointer = at + "/form";
        if (!reading.at(pointer).isObject()) {
            return reading.requiredText(pointer);
        }
        @Nullable String path = reading.text(pointer + "/path");
        return path != null ? path : reading.requiredText(pointer + "/_id");
    }
}
