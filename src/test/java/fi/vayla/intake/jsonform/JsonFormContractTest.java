package fi.vayla.intake.jsonform;

import fi.vayla.conformance.IntakeFormatContract;
import fi.vayla.conformance.Subject;

@Subject(value = "json-form", of = JsonFormFormat.class)
class JsonFormContractTest extends IntakeFormatContract {

    @Override
    protected String source() {
        return "ideas";
    }

    @Override
    protected String message(String id) {
        return """
                {"id": "%s", "title": "Lisää öljylamppuja", "proposer": {"name": "Testi Testinen"}}
                """.formatted(id);
    }

    @Override
    protected String incomplete() {
        return "{\"title\": 7}";
    }
}
