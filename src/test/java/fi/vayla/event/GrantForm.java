package fi.vayla.event;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A grant application of about 1 KB, as it stands on the log. */
public final class GrantForm {

    private static final String ANSWERS = """
            {"applicationInfo": {"applicationType": "ECONOMICGRANTAPPLICATION", "applicationNumber": "TESTI-2026-000001",
              "actingYear": 2026},
             "applicantInfo": {"communityOfficialName": "Esimerkkiyhdistys Äänekäs ry", "companyNumber": "1234567-1",
              "email": "hallitus@esimerkki.example"},
             "compensationInfo": {"generalInfo": {"purpose": "Kyläjuhlan järjestäminen ja nuorten kerhotoiminta"},
              "compensation": [{"subventionType": "1", "amount": 3533.5}, {"subventionType": "4", "amount": 2644}]},
             "premisesInfo": {"premises": [
              {"premiseName": "Öljymäen kylätalo", "premiseAddress": "Mäntypolku 1", "totalRent": 125.5, "free": false}]}}
            """;

    private GrantForm() {}

    public static Event event() {
        var submitter = new FormSubmitted.Submitter(
                FormSubmitted.Submitter.Kind.organisation,
                "Esimerkkiyhdistys Äänekäs ry",
                "1234567-1",
                "hallitus@esimerkki.example",
                null);
        var attachment = new FormSubmitted.Attachment(
                "toimintasuunnitelma.pdf", "application/pdf", 48_123L, "v1/documents/1", null);
        var data = new FormSubmitted(
                "ECONOMICGRANTAPPLICATION",
                "TESTI-2026-000001",
                Events.NOON,
                false,
                "fi",
                submitter,
                Json.read(ANSWERS.getBytes(StandardCharsets.UTF_8)),
                List.of(attachment));
        return Event.of(
                data,
                "lomakkeet",
                "TESTI-2026-000001/1",
                "TESTI-2026-000001",
                Events.NOON,
                Events.NOON,
                "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01");
    }
}
