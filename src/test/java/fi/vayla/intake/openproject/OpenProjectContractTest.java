package fi.vayla.intake.openproject;

import fi.vayla.conformance.IntakeFormatContract;
import fi.vayla.conformance.Subject;

@Subject(value = "openproject", of = OpenProjectFormat.class)
class OpenProjectContractTest extends IntakeFormatContract {

    @Override
    protected String source() {
        return "openproject";
    }

    @Override
    protected String message(String id) {
        return """
                {"action": "work_package:updated",
                 "work_package": {"id": 17, "lockVersion": %s, "subject": "Sähköiset lomakkeet", "percentageDone": 40,
                   "updatedAt": "2026-05-04T10:00:00Z", "_links": {"status": {"title": "In progress"}}}}
                """.formatted(id.replaceAll("\\D", ""));
    }

    @Override
    protected String incomplete() {
        return "{}";
    }
}
