package fi.vayla.intake.formio;

import static fi.vayla.intake.Messages.data;
import static fi.vayla.intake.Messages.event;
import static fi.vayla.intake.Messages.ignored;
import static fi.vayla.intake.Messages.problems;
import static fi.vayla.intake.Messages.raw;
import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.FormSubmitted;
import fi.vayla.event.FormSubmitted.Attachment;
import fi.vayla.event.FormSubmitted.Submitter;
import fi.vayla.intake.Messages;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FormioFormatTest {

    private static final String SUBMISSION = """
            {
              "_id": "64b000000000000000000001",
              "form": "64a000000000000000000009",
              "owner": "64c000000000000000000007",
              "state": "submitted",
              "created": "2026-10-30T07:15:00.120Z",
              "modified": "2026-10-30T07:15:00.123Z",
              "metadata": {"timezone": "Europe/Helsinki", "language": "fi"},
              "data": {
                "name": "Testi Testinen",
                "email": "testi@example.fi",
                "kuvaus": "Pyörätie on jäässä",
                "kuva": [
                  {"storage": "s3", "name": "kuva-1.jpg", "originalName": "jäinen tie.jpg",
                   "url": "https://tiedostot.example.fi/kuva-1.jpg", "size": 120000, "type": "image/jpeg"}
                ],
                "paneeli": {"rivit": [
                  {"selite": "eka", "liite": [
                    {"storage": "url", "name": "a.pdf", "url": "https://tiedostot.example.fi/a.pdf", "size": 10,
                     "type": "application/pdf"}]},
                  {"selite": "toka", "liite": []}
                ]}
              }
            }
            """;

    private final FormioFormat format = new FormioFormat();

    @Test
    void a_submission_becomes_a_form_with_its_files_by_reference() {
        var message = event(format, raw(SUBMISSION), "name", "/data/name", "email", "/data/email");
        assertThat(message.id()).isEqualTo("64b000000000000000000001");
        assertThat(message.subject()).isEqualTo(message.id());
        assertThat(message.time()).isEqualTo(Instant.parse("2026-10-30T07:15:00.120Z"));
        var form = (FormSubmitted) message.data();
        assertThat(form.form()).isEqualTo("64a000000000000000000009");
        assertThat(form.amends()).isFalse();
        assertThat(form.language()).isEqualTo("fi");
        assertThat(form.submitter())
                .isEqualTo(new Submitter(Submitter.Kind.person, "Testi Testinen", null, "testi@example.fi", null));
        assertThat(form.answers().path("kuvaus").asString()).isEqualTo("Pyörätie on jäässä");
        assertThat(form.attachments())
                .containsExactly(
                        new Attachment(
                                "jäinen tie.jpg",
                                "image/jpeg",
                                120000L,
                                "https://tiedostot.example.fi/kuva-1.jpg",
                                "kuva"),
                        new Attachment(
                                "a.pdf",
                                "application/pdf",
                                10L,
                                "https://tiedostot.example.fi/a.pdf",
                                "paneeli.rivit.liite"));
    }

    @Test
    void a_submission_in_a_webhook_actions_envelope_is_the_same() {
        var message = event(format, raw("{\"request\": {}, \"params\": {}, \"submission\": " + SUBMISSION + "}"));
        assertThat(message).isEqualTo(event(format, raw(SUBMISSION)));
    }

    @Test
    void a_later_change_is_no_repeat_and_claims_not_to_amend_since_it_may_be_a_draft_sent_at_last() {
        var message = event(format, raw(SUBMISSION.replace("07:15:00.123Z", "08:00:00Z")));
        assertThat(message.id()).isEqualTo("64b000000000000000000001/2026-10-30T08:00:00Z");
        assertThat(message.subject()).isEqualTo("64b000000000000000000001");
        assertThat(message.time()).isEqualTo(Instant.parse("2026-10-30T08:00:00Z"));
        assertThat(((FormSubmitted) message.data()).amends()).isFalse();
    }

    @Test
    void a_draft_says_nothing() {
        assertThat(ignored(format, raw(SUBMISSION.replace("\"submitted\"", "\"draft\""))))
                .isEqualTo("a draft is not sent yet");
    }

    @Test
    void a_file_inside_the_message_is_refused_and_says_what_to_do() {
        assertThat(problems(format, raw(SUBMISSION.replace("https://tiedostot.example.fi/a.pdf", "data:;base64,AAAA"))))
                .containsExactly(
                        "/data/paneeli/rivit/0/liite/0/url: holds the file itself; give the form's file component"
                                + " a storage provider (url, s3, azure) so that files come by reference");
    }

    @Test
    void what_is_missing_or_wrong_is_told_with_its_place() {
        assertThat(problems(format, raw("{\"data\": [], \"created\": \"eilen\"}")))
                .containsExactly(
                        "/_id: is required",
                        "/form: is required",
                        "/created: must be a date and time, such as 2026-01-31T12:00:00+02:00",
                        "/data: is required and must be an object");
    }

    @Test
    void a_submission_without_times_happened_when_it_was_received() {
        var form = data(
                FormSubmitted.class, format, raw("{\"_id\": \"1\", \"form\": {\"path\": \"palaute\"}, \"data\": {}}"));
        assertThat(form.submittedAt()).isEqualTo(Messages.RECEIVED);
        assertThat(form.form()).isEqualTo("palaute");
        assertThat(form.submitter().kind()).isEqualTo(Submitter.Kind.unknown);
    }
}
