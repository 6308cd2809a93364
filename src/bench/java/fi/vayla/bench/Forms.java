package fi.vayla.bench;

import fi.vayla.event.Event;
import fi.vayla.event.FormSubmitted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The forms that all works begin with: 1 KB of JSON each, with a business key and a number that tells their order. */
final class Forms {

    static final String SOURCE = "forms";

    /** What a source's schema asks of them; the bare intake looks for the same. */
    static final String SCHEMA = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "A form of the benchmark",
              "type": "object",
              "required": ["id", "key", "number", "priority", "title", "proposer", "text"],
              "additionalProperties": false,
              "properties": {
                "id": { "type": "string", "minLength": 1, "maxLength": 200 },
                "key": { "type": "string", "minLength": 1, "maxLength": 200 },
                "number": { "type": "integer", "minimum": 0 },
                "priority": { "type": "integer", "minimum": 0, "maximum": 9 },
                "title": { "type": "string", "minLength": 1, "maxLength": 300 },
                "proposer": {
                  "type": "object",
                  "required": ["name"],
                  "properties": { "name": { "type": "string" }, "email": { "type": "string" } }
                },
                "text": { "type": "string", "maxLength": 10000 }
              }
            }
            """;

    private static final String TEXT =
            "Pyörätelineitä tarvitaan lisää aseman ja koulun pihalle, ja nykyiset ovat talvella lumen alla. ".repeat(8);

    private Forms() {}

    /** As its sender posts it. */
    static byte[] form(String key, int number, int priority) {
        return """
                {"id":"%s-%d","key":"%s","number":%d,"priority":%d,"title":"Pyöräpysäköinti kartalle",\
                "proposer":{"name":"Testi Testinen","email":"testi.testinen@example.fi"},"text":"%s"}""".formatted(key, number, key, number, priority, TEXT).getBytes(StandardCharsets.UTF_8);
    }

    /** As it stands on the log. One of priority 0 is selected by no route. */
    static Event event(String key, int number, int priority) {
        JsonNode answers = Json.MAPPER.readTree(form(key, number, priority));
        Instant now = Instant.now();
        String id = priority == 0 ? key + "-passed-" + number : key + "-" + number;
        var sender = new FormSubmitted.Submitter(
                FormSubmitted.Submitter.Kind.person, "Testi Testinen", null, "testi.testinen@example.fi", null);
        var form = new FormSubmitted(SOURCE, id, now, false, "fi", sender, answers, List.of());
        return Event.of(form, SOURCE, id, key, now, now, null);
    }
}
