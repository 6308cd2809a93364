package fi.vayla.intake.formio;

import fi.vayla.conformance.IntakeFormatContract;
import fi.vayla.conformance.Subject;

@Subject(value = "formio", of = FormioFormat.class)
class FormioContractTest extends IntakeFormatContract {

    @Override
    protected String source() {
        return "formio";
    }

    @Override
    protected String message(String id) {
        return """
                {"_id": "%s", "form": "64a000000000000000000009", "state": "submitted",
                 "created": "2026-10-30T07:15:00.120Z", "modified": "2026-10-30T07:15:00.123Z",
                 "data": {"name": "Testi Testinen", "kuvaus": "Pyörätie on jäässä"}}
                """.formatted(id);
    }

    @Override
    protected String incomplete() {
        return "{}";
    }
}
