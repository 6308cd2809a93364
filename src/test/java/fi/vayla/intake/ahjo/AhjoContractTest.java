package fi.vayla.intake.ahjo;

import fi.vayla.conformance.IntakeFormatContract;
import fi.vayla.conformance.Subject;

@Subject(value = "ahjo", of = AhjoFormat.class)
class AhjoContractTest extends IntakeFormatContract {

    @Override
    protected String source() {
        return "ahjo";
    }

    @Override
    protected String message(String id) {
        return """
                {"CaseID": "%s", "Title": "Testialoite, lisää öljylamppuja", "Created": "2026-03-02T10:00:00.000",
                 "Status": "Käsittelyssä", "Language": "fi", "PublicityClass": "Julkinen"}
                """.formatted(id);
    }

    @Override
    protected String incomplete() {
        return "{\"CaseID\": \"TST-2026-000001\"}";
    }
}
