package fi.vayla.intake.avus2;

import static fi.vayla.intake.Messages.data;
import static fi.vayla.intake.Messages.event;
import static fi.vayla.intake.Messages.files;
import static fi.vayla.intake.Messages.problems;
import static fi.vayla.intake.Messages.raw;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import fi.vayla.Samples;
import fi.vayla.event.FormSubmitted;
import fi.vayla.event.FormSubmitted.Attachment;
import fi.vayla.event.FormSubmitted.Submitter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class Avus2FormatTest {

    private static final String APPLICATION = """
            {
              "compensation": {
                "applicationInfoArray": [
                  {"ID": "applicationType", "label": "Hakemustyyppi", "value": "TESTIAVUSTUS", "valueType": "string"},
                  {"ID": "formTimeStamp", "value": "2026-07-01T09:30:00.000", "valueType": "datetime"},
                  {"ID": "applicationNumber", "value": "TESTI-29-0000001", "valueType": "string"},
                  {"ID": "actingYear", "value": "2026", "valueType": "int"}
                ],
                "applicantInfoArray": [
                  {"ID": "applicantType", "value": "2", "valueType": "string"},
                  {"ID": "companyNumber", "value": "0000000-0", "valueType": "string"},
                  {"ID": "communityOfficialName", "value": "Äänekkäät Örkit ry", "valueType": "string"},
                  {"ID": "registrationDate", "value": "", "valueType": "datetime"},
                  {"ID": "email", "value": "orkit@example.fi", "valueType": "string"}
                ],
                "currentAddressInfoArray": [
                  {"ID": "phoneNumber", "value": "+358 00 000", "valueType": "string"}
                ],
                "applicantOfficialsArray": [
                  [{"ID": "name", "value": "Testi Testinen", "valueType": "string"}],
                  [{"ID": "name", "value": "Åke Testman", "valueType": "string"}]
                ],
                "bankAccountArray": [
                  {"ID": "accountNumber", "value": "FI00 1", "valueType": "string"},
                  {"ID": "accountNumber", "value": "FI00 2", "valueType": "string"}
                ],
                "compensationInfo": {
                  "generalInfoArray": [
                    {"ID": "totalAmount", "value": "14387.00", "valueType": "float"},
                    {"ID": "compensationPreviousYear", "value": "true", "valueType": "bool"}
                  ],
                  "compensationArray": [
                    [{"ID": "subventionType", "value": "1", "valueType": "string"},
                     {"ID": "amount", "value": 3533.5, "valueType": "double"}]
                  ]
                },
                "budgetInfo": {
                  "costGroupsArrayStatic": [
                    {"costGroupName": "general", "otherCostRowsArrayStatic": [
                      {"ID": "1", "label": "Kakut", "value": "10", "valueType": "double"},
                      {"ID": "1", "label": "Kahvit", "value": "20", "valueType": "double"}]}
                  ]
                },
                "additionalInformation": "Yötä myöten"
              },
              "attachmentsInfo": {
                "attachmentsArray": [
                  [{"ID": "description", "value": "Säännöt", "valueType": "string"},
                   {"ID": "fileName", "value": "säännöt.pdf", "valueType": "string"},
                   {"ID": "integrationID", "value": "v1/documents/1/attachments/2", "valueType": "string"}],
                  [{"ID": "description", "value": "Tuodaan myöhemmin", "valueType": "string"},
                   {"ID": "isDeliveredLater", "value": "true", "valueType": "bool"}]
                ]
              },
              "formUpdate": false
            }
            """;

    private final Avus2Format format = new Avus2Format();

    @Test
    void an_application_becomes_a_form_with_plain_typed_answers() {
        var message = event(format, raw(APPLICATION));
        assertThat(message.id()).isEqualTo("TESTI-29-0000001");
        assertThat(message.subject()).isEqualTo("TESTI-29-0000001");
        // summer in Helsinki
        assertThat(message.time()).isEqualTo(Instant.parse("2026-07-01T06:30:00Z"));

        var form = (FormSubmitted) message.data();
        assertThat(form.form()).isEqualTo("TESTIAVUSTUS");
        assertThat(form.amends()).isFalse();
        assertThat(form.submitter())
                .isEqualTo(new Submitter(
                        Submitter.Kind.organisation,
                        "Äänekkäät Örkit ry",
                        "0000000-0",
                        "orkit@example.fi",
                        "+358 00 000"));
        assertThat(form.attachments())
                .containsExactly(new Attachment("säännöt.pdf", null, null, "v1/documents/1/attachments/2", "Säännöt"));
        assertThat(form.answers()).hasToString("""
                {"applicationInfo":{"applicationType":"TESTIAVUSTUS","formTimeStamp":"2026-07-01T06:30:00Z",\
                "applicationNumber":"TESTI-29-0000001","actingYear":2026},\
                "applicantInfo":{"applicantType":"2","companyNumber":"0000000-0",\
                "communityOfficialName":"Äänekkäät Örkit ry","email":"orkit@example.fi"},\
                "currentAddressInfo":{"phoneNumber":"+358 00 000"},\
                "applicantOfficials":[{"name":"Testi Testinen"},{"name":"Åke Testman"}],\
                "bankAccount":{"accountNumber":["FI00 1","FI00 2"]},\
                "compensationInfo":{"generalInfo":{"totalAmount":14387.00,"compensationPreviousYear":true},\
                "compensation":[{"subventionType":"1","amount":3533.5}]},\
                "budgetInfo":{"costGroupsStatic":[{"costGroupName":"general","otherCostRowsStatic":[\
                {"id":"1","label":"Kakut","value":10},{"id":"1","label":"Kahvit","value":20}]}]},\
                "additionalInformation":"Yötä myöten",\
                "attachmentsInfo":{"attachments":[\
                {"description":"Säännöt","fileName":"säännöt.pdf","integrationID":"v1/documents/1/attachments/2"},\
                {"description":"Tuodaan myöhemmin","isDeliveredLater":true}]}}""");
    }

    @Test
    void an_update_of_an_application_is_no_repeat_of_it() {
        var message = event(format, raw(APPLICATION.replace("\"formUpdate\": false", "\"formUpdate\": true")));
        assertThat(message.id()).isEqualTo("TESTI-29-0000001/2026-07-01T09:30:00.000");
        assertThat(message.subject()).isEqualTo("TESTI-29-0000001");
        assertThat(((FormSubmitted) message.data()).amends()).isTrue();
    }

    @Test
    void a_private_person_applies_under_the_own_name() {
        var form = data(FormSubmitted.class, format, raw("""
                {"compensation": {
                  "applicationInfoArray": [
                    {"ID": "applicationType", "value": "TESTI", "valueType": "string"},
                    {"ID": "formTimeStamp", "value": "2026-01-01T10:00:00+02:00", "valueType": "datetime"},
                    {"ID": "applicationNumber", "value": "T-1", "valueType": "string"}],
                  "applicantInfoArray": [
                    {"ID": "firstname", "value": "Testi", "valueType": "string"},
                    {"ID": "lastname", "value": "Testinen", "valueType": "string"},
                    {"ID": "socialSecurityNumber", "value": "000000-000X", "valueType": "string"}]}}
                """));
        assertThat(form.submitter())
                .isEqualTo(new Submitter(Submitter.Kind.person, "Testi Testinen", "000000-000X", null, null));
    }

    @Test
    void everything_wrong_is_told_at_once_each_with_its_place() {
        assertThat(problems(format, raw("""
                        {"compensation": {
                          "applicationInfoArray": [
                            {"ID": "formTimeStamp", "value": "eilen", "valueType": "datetime"},
                            {"ID": "applicationNumber", "value": " ", "valueType": "string"}],
                          "compensationInfo": {
                            "generalInfoArray": [{"ID": "totalAmount", "value": "1e999999999", "valueType": "float"}],
                            "compensationArray": [[{"ID": "amount", "value": "kymppi", "valueType": "money"}],
                                                  [{"ID": "amount", "value": "12,50", "valueType": "double"}],
                                                  [{"ID": "amount", "valueType": "double"}]]}},
                         "formUpdate": "ehkä"}
                        """)))
                .containsExactly(
                        "/formUpdate: must be true or false",
                        "/compensation/applicationInfoArray: applicationNumber is required",
                        "/compensation/applicationInfoArray: applicationType is required",
                        "/compensation/applicationInfoArray/0/value: is no datetime",
                        "/compensation/compensationInfo/generalInfoArray/0/value: is no float",
                        "/compensation/compensationInfo/compensationArray/0/0/valueType: must be string, int, bool,"
                                + " datetime, float or double",
                        "/compensation/compensationInfo/compensationArray/1/0/value: is no double",
                        "/compensation/compensationInfo/compensationArray/2/0/value: is required and must be a plain"
                                + " value");
    }

    @Test
    void a_time_of_sending_that_is_none_is_told_at_its_entry_whatever_its_type() {
        String time = "\"value\": \"2026-07-01T09:30:00.000\", \"valueType\": \"datetime\"";
        assertThat(problems(format, raw(APPLICATION.replace(time, "\"value\": \"eilen\", \"valueType\": \"string\""))))
                .containsExactly("/compensation/applicationInfoArray/1/value: is no datetime");
        assertThat(problems(
                        format, raw(APPLICATION.replace(time, "\"value\": \"eilen\", \"valueType\": \"datetime\""))))
                .containsExactly("/compensation/applicationInfoArray/1/value: is no datetime");
    }

    @Test
    void an_entry_without_a_type_is_told_and_takes_nothing_else_with_it() {
        assertThat(problems(
                        format,
                        raw(APPLICATION.replace(
                                "\"2026-07-01T09:30:00.000\", \"valueType\": \"datetime\"", "\"eilen\""))))
                .containsExactly(
                        "/compensation/applicationInfoArray/1/valueType: must be string, int, bool, datetime, float or"
                                + " double",
                        "/compensation/applicationInfoArray/1/value: is no datetime");
    }

    @Test
    void other_json_is_no_application() {
        assertThat(problems(format, raw("[1, 2]"))).containsExactly("/compensation: is required and must be an object");
    }

    @Test
    void every_published_example_is_valid_against_the_citys_schema_and_decodes() throws Exception {
        Path folder = Samples.get("eforms/helsinki-avus2");
        // the city's own validation takes formats as remarks, as its example with an empty time shows
        var schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_7,
                        builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(false)
                                .build()))
                .getSchema(
                        // the published file names a dialect that no validator knows
                        Files.readString(folder.resolve("tietoliikennesanoma_schema.json"))
                                .replace("http://json-schema.org/schema#", "http://json-schema.org/draft-07/schema#"));
        for (Path sample : files(folder, "esimerkki_")) {
            assertThat(schema.validate(Files.readString(sample), InputFormat.JSON))
                    .as(sample.toString())
                    .isEmpty();
            var form = data(FormSubmitted.class, format, raw(sample));
            assertThat(form.submitter().kind()).isEqualTo(Submitter.Kind.organisation);
            assertThat(form.answers().at("/applicationInfo/applicationNumber").asString())
                    .isEqualTo(form.submission());
        }
    }

    @Test
    void the_published_economic_grant_keeps_its_number_applicant_amount_and_files() {
        var message =
                event(format, raw(Samples.get("eforms/helsinki-avus2/esimerkki_29_ECONOMICGRANTAPPLICATION.json")));
        var form = (FormSubmitted) message.data();
        assertThat(message.id()).isEqualTo("59595-JSON-VERSION-1");
        assertThat(form.answers()
                        .at("/compensationInfo/generalInfo/totalAmount")
                        .decimalValue())
                .isEqualByComparingTo("14387");
        assertThat(form.submitter().name()).isEqualTo("TietoTesti Kh yleis 001 10062021");
        assertThat(form.attachments()).hasSize(7);
    }
}
