package fi.vayla.intake.jira;

import fi.vayla.conformance.IntakeFormatContract;
import fi.vayla.conformance.Subject;

@Subject(value = "jira", of = JiraFormat.class)
class JiraContractTest extends IntakeFormatContract {

    @Override
    protected String source() {
        return "jira";
    }

    @Override
    protected String message(String id) {
        return """
                {"timestamp": 1777888999000, "webhookEvent": "jira:issue_updated",
                 "issue": {"id": "10040", "key": "TST-41", "self": "https://jira.example.fi/rest/api/2/issue/10040",
                   "fields": {"summary": "Päätöksenteon tietopohja", "updated": "2026-05-04T13:00:00.000+0300",
                     "status": {"name": "Työn alla", "statusCategory": {"key": "indeterminate"}}}},
                 "changelog": {"id": "%s", "items": []}}
                """.formatted(id);
    }

    @Override
    protected String incomplete() {
        return "{\"webhookEvent\": \"jira:issue_updated\"}";
    }
}
