package fi.vayla.intake.ahjo;

import static fi.vayla.intake.Messages.data;
import static fi.vayla.intake.Messages.event;
import static fi.vayla.intake.Messages.ignored;
import static fi.vayla.intake.Messages.problems;
import static fi.vayla.intake.Messages.raw;
import static fi.vayla.intake.Messages.source;
import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.Samples;
import fi.vayla.event.CaseRecord;
import fi.vayla.event.CaseRecord.Decision;
import fi.vayla.event.CaseRecord.Movement;
import fi.vayla.intake.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AhjoFormatTest {

    private static final String CASE = """
            {
              "CaseID": "TST-2026-000001", "CaseIDLabel": "TST 2026-000001", "Title": "Testialoite, lisää öljylamppuja",
              "Created": "2026-03-02T10:00:00.000", "Acquired": "2026-03-01T10:00:00.000",
              "ClassificationCode": "00 00 03", "Status": "%s", "Language": "fi", "PublicityClass": "Julkinen",
              "Handlings": [{"Created": "2026-03-05T08:30:00.000"}],
              "Records": [%s]
            }
            """;

    private static final String DECISIONS = """
            {"Title": "Lausunto", "Type": "lausunto", "NativeId": "{AA}", "PublicityClass": "Salassa pidettävä",
             "Language": "fi", "Issued": "", "FileURI": null},
            {"Title": "Beslut", "Type": "päätös", "NativeId": "{BB}", "PublicityClass": "Julkinen",
             "Language": "sv", "Issued": "2026-06-01T12:00:00.000", "FileURI": "https://ahjo.example.fi/bb.pdf"},
            {"Title": "Päätös", "Type": "päätös", "NativeId": "{CC}", "PublicityClass": "Julkinen",
             "Language": "fi", "Issued": "2026-06-01T12:00:00.000", "FileURI": "https://ahjo.example.fi/cc.pdf"},
            {"Title": null, "Type": "päätös", "NativeId": null, "PublicityClass": "Salassa pidettävä", "Issued": null}
            """;

    private final AhjoFormat format = new AhjoFormat();

    @Test
    void a_resolved_case_with_a_decision_is_decided() {
        var message = event(format, raw(CASE.formatted("Ratkaistu", DECISIONS)));
        assertThat(message.subject()).isEqualTo("TST-2026-000001");
        assertThat(message.id()).matches("TST-2026-000001/[0-9a-f]{32}");
        // the newest of its parts, Helsinki's summer time
        assertThat(message.time()).isEqualTo(Instant.parse("2026-06-01T09:00:00Z"));
        var record = (CaseRecord) message.data();
        assertThat(record.movement()).isEqualTo(Movement.DECIDED);
        assertThat(record.decision())
                .isEqualTo(new Decision(
                        "Päätös", Instant.parse("2026-06-01T09:00:00Z"), "https://ahjo.example.fi/cc.pdf"));
        assertThat(record.openedAt()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(record.confidential()).isFalse();
        assertThat(record.documents())
                .extracting(CaseRecord.Document::id, CaseRecord.Document::title, CaseRecord.Document::confidential)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("{AA}", "Lausunto", true),
                        org.assertj.core.groups.Tuple.tuple("{BB}", "Beslut", false),
                        org.assertj.core.groups.Tuple.tuple("{CC}", "Päätös", false),
                        org.assertj.core.groups.Tuple.tuple("TST-2026-000001/Records/3", "päätös", true));
    }

    @Test
    void a_confidential_decision_of_a_public_case_is_not_told_of() {
        String secret = """
                {"Title": "Salainen päätös", "Type": "päätös", "NativeId": "{DD}", "PublicityClass": "Salassa pidettävä",
                 "Language": "fi", "Issued": "2026-07-01T12:00:00.000", "FileURI": "https://ahjo.example.fi/dd.pdf"}
                """;
        var both = data(CaseRecord.class, format, raw(CASE.formatted("Ratkaistu", DECISIONS + "," + secret)));
        assertThat(both.decision()).extracting(Decision::title).isEqualTo("Päätös");

        var alone = data(CaseRecord.class, format, raw(CASE.formatted("Ratkaistu", secret)));
        assertThat(alone.decision()).isNull();
        assertThat(alone.movement()).isEqualTo(Movement.CHANGED);
    }

    @Test
    void a_later_document_makes_no_newer_decision() {
        String attachment = """
                {"Title": "Liite", "Type": "liite", "NativeId": "{EE}", "PublicityClass": "Julkinen",
                 "Issued": "2026-08-01T12:00:00.000"}
                """;
        var message = event(format, raw(CASE.formatted("Ratkaistu", DECISIONS + "," + attachment)));
        assertThat(message.time()).isEqualTo(Instant.parse("2026-06-01T09:00:00Z"));
        assertThat(((CaseRecord) message.data()).changedAt()).isEqualTo(Instant.parse("2026-08-01T09:00:00Z"));
    }

    @Test
    void going_back_to_an_earlier_state_is_a_new_event_when_a_date_tells_it() {
        String first = event(format, raw(CASE.formatted("Käsittelyssä", ""))).id();
        String back = event(format, raw(CASE.formatted("Käsittelyssä", "").replace("2026-03-05T", "2026-03-07T")))
                .id();
        assertThat(back).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"Ratkaistu, CHANGED", "Käsittelyssä, CHANGED", "Päättynyt, CLOSED"})
    void the_status_says_how_the_case_moved(String status, Movement movement) {
        assertThat(data(CaseRecord.class, format, raw(CASE.formatted(status, "")))
                        .movement())
                .isEqualTo(movement);
    }

    @Test
    void a_case_that_nothing_was_done_to_was_opened() {
        var record = data(CaseRecord.class, format, raw("""
                {"CaseID": "TST 2026-000002", "Status": "Vireillä", "Created": "2026-03-02T10:00:00.000"}
                """));
        assertThat(record.movement()).isEqualTo(Movement.OPENED);
        assertThat(record.caseId()).isEqualTo("TST-2026-000002");
        assertThat(record.title()).isEqualTo("TST-2026-000002");
        assertThat(record.confidential()).isTrue();
    }

    @Test
    void a_callback_has_its_record_fetched() {
        var thin = (Decoded.Thin)
                format.decode(raw("{\"updatetype\": \"Added\", \"id\": \"TST 2026-000001\"}"), source("ahjo"));
        assertThat(thin.path()).isEqualTo("/cases/TST-2026-000001");
        var message = event(thin.then().apply(CASE.formatted("Vireillä", "").getBytes(StandardCharsets.UTF_8)));
        assertThat(((CaseRecord) message.data()).movement()).isEqualTo(Movement.OPENED);
    }

    @Test
    void a_burst_of_the_same_is_one_event_and_a_change_is_another() {
        String first = event(format, raw(CASE.formatted("Käsittelyssä", ""))).id();
        String again = event(format, raw(CASE.formatted("Käsittelyssä", "").replace("{\n", "{ \"links\": [],\n")))
                .id();
        String changed = event(format, raw(CASE.formatted("Lausunnolla", ""))).id();
        assertThat(again).isEqualTo(first);
        assertThat(changed).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"updatetype\": \"Updated\", \"id\": null}",
                "{\"updatetype\": null, \"id\": \"TST-2026-000001\"}",
                "{\"updatetype\": \"Test\", \"id\": \"TST-2026-000001\"}",
                "{\"updatetype\": \"Updated\", \"id\": \"test\"}",
                "{\"updatetype\": \"CaseDeleted\", \"id\": \"TST-2026-000001\"}",
                "{\"updatetype\": \"Hämmennys\", \"id\": \"TST-2026-000001\"}",
                "{\"updatetype\": \"Updated\", \"id\": \"{AABB-CC}\"}",
                "{\"updatetype\": \"Updated\", \"id\": \"../admin\"}"
            })
    void a_callback_that_names_no_case_to_fetch_is_ignored(String callback) {
        assertThat(ignored(format, raw(callback))).isNotBlank();
    }

    @Test
    void what_is_wrong_is_told_with_its_place() {
        assertThat(problems(format, raw("{\"CaseID\": \"\", \"Created\": \"eilen\"}")))
                .containsExactly(
                        "/CaseID: is required",
                        "/Status: is required",
                        "/Created: must be a date and time, such as 2026-01-31T12:00:00+02:00",
                        "/Created: is required");
        assertThat(problems(format, raw("[]")))
                .containsExactly("document: must be a case record with a CaseID, or a callback with updatetype and id");
    }

    @Test
    void the_published_case_is_decided() {
        var record = data(CaseRecord.class, format, raw(Samples.get("case-management/ahjo/case.json")));
        assertThat(record.movement()).isEqualTo(Movement.DECIDED);
        assertThat(record.decision()).isNotNull();
        assertThat(record.changedAt()).isEqualTo(Instant.parse("2025-08-26T09:37:31.827Z"));
        assertThat(record.documents()).hasSize(3);
    }
}
