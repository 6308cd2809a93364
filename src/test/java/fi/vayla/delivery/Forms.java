package fi.vayla.delivery;

import fi.vayla.event.Event;
import fi.vayla.event.FormSubmitted;
import fi.vayla.event.FormSubmitted.Submitter;
import fi.vayla.event.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Submitted forms that answer with a number. */
public final class Forms {

    private Forms() {}

    public static Event event(String form, String key, int number) {
        return event(form, key, Integer.toString(number));
    }

    /** @param number as JSON */
    public static Event event(String form, String key, String number) {
        Instant now = Instant.now();
        byte[] answers = ("{\"number\":" + number + "}").getBytes(StandardCharsets.UTF_8);
        FormSubmitted data = new FormSubmitted(
                form,
                key,
                now,
                false,
                "fi",
                new Submitter(Submitter.Kind.unknown, null, null, null, null),
                Json.read(answers),
                List.of());
        return Event.of(data, "test", UUID.randomUUID().toString(), key, now, now, null);
    }
}
