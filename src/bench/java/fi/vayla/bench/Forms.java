package fi.vayla.bench;

import fi.vayla.event.Event;
import fi.vayla.event.FormSubmitted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
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
                "sent": { "type": "integer" },
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

    /** What is the same in all of them. */
    private static final byte[] REST = """
            ,"title":"Pyöräpysäköinti kartalle","proposer":{"name":"Testi Testinen",\
            "email":"testi.testinen@example.fi"},"text":"%s"}""".formatted(
                    "Pyörätelineitä tarvitaan lisää aseman ja koulun pihalle, ja nykyiset ovat talvella lumen alla. "
                            .repeat(8))
            .getBytes(StandardCharsets.UTF_8);

    private Forms() {}

    /**
     * As its sender posts it.
     *
     * @param sent when, by {@link System#nanoTime()}
     */
    static byte[] form(String id, String key, int number, int priority, long sent) {
        byte[] head = ("{\"id\":\"" + id + "\",\"key\":\"" + key + "\",\"number\":" + number + ",\"priority\":"
                        + priority + ",\"sent\":" + sent)
                .getBytes(StandardCharsets.UTF_8);
        byte[] form = Arrays.copyOf(head, head.length + REST.length);
        System.arraycopy(REST, 0, form, head.length, REST.length);
        return form;
    }

    /** As it stands on the log. One of priority 0 is selected by no route. */
    static Event event(String key, int number, int priority) {
        String id = priority == 0 ? key + "-passed-" + number : key + "-" + number;
        JsonNode answers = Json.MAPPER.readTree(form(id, key, number, priority, System.nanoTime()));
        Instant now = Instant.now();
        var sender = new FormSubmitted.Submitter(
                FormSubmitted.Submitter.Kind.person, "Testi Testinen", null, "testi.testinen@example.fi", null);
        var form = new FormSubmitted(SOURCE, id, now, false, "fi", sender, answers, List.of());
        return Event.of(form, SOURCE, id, key, now, now, null);
    }
}
