package fi.vayla.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A resident or company sent a form.
 *
 * @param form the form's id at its tool, such as {@code ECONOMICGRANTAPPLICATION}
 * @param submission the submission's id at its tool
 * @param amends true when this replaces an earlier sending of the same submission
 * @param answers what was answered, as plain a JSON object as the format allows
 */
public record FormSubmitted(
        String form,
        String submission,
        Instant submittedAt,
        boolean amends,
        @Nullable String language,
        Submitter submitter,
        JsonNode answers,
        List<Attachment> attachments)
        implements EventData {

    public FormSubmitted {
        attachments = List.copyOf(attachments);
    }

    @Override
    @JsonIgnore
    public EventType type() {
        return EventType.FORM_SUBMITTED;
    }

    /** The same with more attachments. */
    public FormSubmitted with(List<Attachment> more) {
        return new FormSubmitted(
                form,
                submission,
                submittedAt,
                amends,
                language,
                submitter,
                answers,
                Stream.concat(attachments.stream(), more.stream()).toList());
    }

    /** Who sent it; a part that the form did not ask for is null. */
    public record Submitter(
            Kind kind,
            @Nullable String name,
            @Nullable String identifier,
            @Nullable String email,
            @Nullable String phone) {

        public enum Kind {
            person,
            organisation,
            unknown
        }
    }

    /** A file by reference; its bytes are where the form tool keeps them, or in the hub's attachment store. */
    public record Attachment(
            @Nullable String name,
            @Nullable String mediaType,
            @Nullable Long size,
            @Nullable String reference,
            @Nullable String description) {}
}
