package fi.vayla.intake.redmine;

import fi.vayla.conformance.IntakeFormatContract;
import fi.vayla.conformance.Subject;

@Subject(value = "redmine", of = RedmineFormat.class)
class RedmineContractTest extends IntakeFormatContract {

    @Override
    protected String source() {
        return "redmine";
    }

    @Override
    protected String message(String id) {
        return """
                {"id": %s, "subject": "Sähköiset lomakkeet", "status": {"id": 2, "name": "In Progress"},
                 "done_ratio": 40, "updated_on": "2026-05-04T10:00:00Z"}
                """.formatted(id.replaceAll("\\D", ""));
    }

    @Override
    protected String incomplete() {
        return "{}";
    }
}
