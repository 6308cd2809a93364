package fi.vayla.intake.metric;

import fi.vayla.conformance.IntakeFormatContract;
import fi.vayla.conformance.Subject;

@Subject(value = "metric", of = MetricFormat.class)
class MetricContractTest extends IntakeFormatContract {

    @Override
    protected String source() {
        return "metrics";
    }

    @Override
    protected String message(String id) {
        return """
                {"id": "%s", "value": 71.5, "unit": "%%", "title": "Käyttöaste", "measuredAt": "2026-02-01T12:00:00Z"}
                """.formatted(id);
    }

    @Override
    protected String incomplete() {
        return "{\"id\": \"a\", \"value\": \"paljon\"}";
    }
}
