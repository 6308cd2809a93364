package fi.vayla.intake.jsonform;

import static fi.vayla.intake.Messages.data;
import static fi.vayla.intake.Messages.event;
import static fi.vayla.intake.Messages.problems;
import static fi.vayla.intake.Messages.raw;
import static fi.vayla.intake.Messages.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.event.FormSubmitted;
import fi.vayla.event.FormSubmitted.Submitter;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.intake.Messages;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonFormFormatTest {

    private static final String FORM = """
            {"header": {"id": 17, "case": "AS-2026-1", "sent": "2026-02-01T12:00:00"},
             "organisation": "Öljymäen testiseura", "contact": {"email": "seura@example.fi"}, "toive": "Lisää puita"}
            """;

    private final JsonFormFormat format = new JsonFormFormat();

    @Test
    void the_settings_say_where_everything_stands() {
        String[] settings = {
            "id",
            "/header/id",
            "key",
            "/header/case",
            "time",
            "/header/sent",
            "form",
            "toiveet",
            "organisation",
            "/organisation",
            "email",
            "/contact/email"
        };
        var message = event(format, raw(FORM), settings);
        assertThat(message.id()).isEqualTo("17");
        assertThat(message.subject()).isEqualTo("AS-2026-1");
        // winter in Helsinki
        assertThat(message.time()).isEqualTo(Instant.parse("2026-02-01T10:00:00Z"));
        var form = (FormSubmitted) message.data();
        assertThat(form.form()).isEqualTo("toiveet");
        assertThat(form.submission()).isEqualTo("17");
        assertThat(form.submitter())
                .isEqualTo(new Submitter(
                        Submitter.Kind.organisation, "Öljymäen testiseura", null, "seura@example.fi", null));
        assertThat(form.answers().path("toive").asString()).isEqualTo("Lisää puita");
    }

    @Test
    void only_the_id_has_to_be_set() {
        var form = data(FormSubmitted.class, format, raw(FORM), "id", "/header/id");
        assertThat(form.form()).isEqualTo("testi");
        assertThat(form.submittedAt()).isEqualTo(Messages.RECEIVED);
        assertThat(form.submitter().kind()).isEqualTo(Submitter.Kind.unknown);
    }

    @Test
    void what_the_settings_point_to_must_be_there() {
        assertThat(problems(format, raw(FORM), "id", "/header", "key", "/none", "time", "/toive"))
                .containsExactly(
                        "/header: must be text",
                        "/none: is required",
                        "/toive: must be a date and time, such as 2026-01-31T12:00:00+02:00");
        assertThat(problems(format, raw("\"teksti\""), "id", "/id")).containsExactly("document: must be an object");
    }

    @Test
    void wrong_settings_are_found_at_the_start() {
        assertThatThrownBy(() -> format.check(source("json-form")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("the setting id is missing");
        assertThatThrownBy(() -> format.check(source("json-form", "id", "header.id")))
                .hasMessageContaining("the setting id is \"header.id\"; write a JSON Pointer");
        assertThatThrownBy(() -> format.check(source("json-form", "id", "/id", "email", "sähköposti")))
                .hasMessageContaining("the setting email is \"sähköposti\"; write a JSON Pointer");
    }
}
