package fi.vayla.intake.avus2;

import fi.vayla.conformance.IntakeFormatContract;
import fi.vayla.conformance.Subject;

@Subject(value = "avus2", of = Avus2Format.class)
class Avus2ContractTest extends IntakeFormatContract {

    @Override
    protected String source() {
        return "helsinki-grants";
    }

    @Override
    protected String message(String id) {
        return """
                {"compensation": {
                  "applicationInfoArray": [
                    {"ID": "applicationType", "value": "TESTIAVUSTUS", "valueType": "string"},
                    {"ID": "formTimeStamp", "value": "2026-07-01T09:30:00.000", "valueType": "datetime"},
                    {"ID": "applicationNumber", "value": "%s", "valueType": "string"}],
                  "applicantInfoArray": [
                    {"ID": "communityOfficialName", "value": "Äänekkäät Örkit ry", "valueType": "string"}]}}
                """.formatted(id);
    }

    @Override
    protected String incomplete() {
        return "{}";
    }
}
