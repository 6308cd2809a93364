package fi.vayla.intake.servicenow;

import fi.vayla.conformance.IntakeFormatContract;
import fi.vayla.conformance.Subject;

@Subject(value = "servicenow", of = ServiceNowFormat.class)
class ServiceNowContractTest extends IntakeFormatContract {

    @Override
    protected String source() {
        return "servicenow";
    }

    @Override
    protected String message(String id) {
        return """
                {"sys_id": "00000000000000000000000000000001", "sys_mod_count": "%s", "state": "2",
                 "short_description": "Sähköiset lomakkeet", "percent_complete": "40.00",
                 "sys_updated_on": "2026-05-04 10:00:00", "sys_updated_by": "testi.testinen"}
                """.formatted(id.replaceAll("\\D", ""));
    }

    @Override
    protected String incomplete() {
        return "{}";
    }
}
