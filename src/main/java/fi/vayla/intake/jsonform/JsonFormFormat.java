package fi.vayla.intake.jsonform;

import fi.vayla.event.FormSubmitted;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.intake.Decoded;
import fi.vayla.intake.Format;
import fi.vayla.intake.RawMessage;
import fi.vayla.intake.Reading;
import fi.vayla.intake.Source;
import fi.vayla.intake.SubmitterSettings;
import fi.vayla.intake.Times;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A plain JSON form of any tool; its JSON Schema is the source's. Settings, JSON Pointers except the form's name:
 * {@code id} (the submission's id), {@code key} (the business key; the id by default), {@code time} (when it was sent; when
 * the hub received it by default), {@code language}, {@code form} (a fixed name; the source's id by default), and those of
 * {@link SubmitterSettings}.
 */
@Component
final class JsonFormFormat implements Format {

    private static final Set<String> SETTINGS =
            Set.of("id", "key", "time", "language", "form", "organisation", "name", "identifier", "email", "phone");

    @Override
    public String id() {
        return "json-form";
    }

    @Override
    public void check(Source source) {
        if (!source.settings().containsKey("id")) {
            throw new InvalidConfiguration("the setting id is missing; write the JSON Pointer to the submission's id");
        }
        for (String name : source.settings().keySet()) {
            if (!SETTINGS.contains(name)) {
                throw new InvalidConfiguration("there is no setting " + name + "; use "
                        + String.join(", ", SETTINGS.stream().sorted().toList()));
            }
        }
        List.of("id", "key", "time", "language").forEach(name -> SubmitterSettings.requirePointer(source, name));
        SubmitterSettings.check(source);
    }

    @Override
    public Decoded decode(RawMessage message, Source source) {
        JsonNode root = message.json();
        if (!root.isObject()) {
            return Decoded.Invalid.of("", "must be an object");
        }
        var settings = source.settings();
        var reading = new Reading(root, Times.FINLAND);
        String idPointer = settings.getOrDefault("id", "");
        String id = reading.requiredText(idPointer);
        String key = reading.requiredText(settings.getOrDefault("key", idPointer));
        @Nullable String timePointer = settings.get("time");
        @Nullable Instant sent = timePointer == null ? null : reading.time(timePointer);
        @Nullable String languagePointer = settings.get("language");
        @Nullable String language = languagePointer == null ? null : reading.text(languagePointer);
        return reading.orInvalid(() -> {
            Instant time = sent == null ? message.receivedAt() : sent;
            var data = new FormSubmitted(
                    settings.getOrDefault("form", source.id()),
                    id,
                    time,
                    false,
                    language,
                    SubmitterSettings.read(source, root),
                    root,
                    List.of());
            return new Decoded.Message(id, key, time, data);
        });
    }
}
