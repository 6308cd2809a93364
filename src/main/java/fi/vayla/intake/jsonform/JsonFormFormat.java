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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A plain JSON form of any tool; its JSON Schema is the source's. Settings, JSON Pointers but for {@code form}:
 *
 * <ul>
 *   <li>{@code id}, the submission's id, required; {@code key}, the business key, the id by default; {@code time}, when it
 *       was sent, when the hub received it by default
 *   <li>{@code form}, a fixed name, the source's id by default; {@code language}; those of {@link SubmitterSettings}
 * </ul>
 */
@Component
final class JsonFormFormat implements Format {

    private static final Set<String> POINTERS = Set.of("id", "key", "time", "language");

    @Override
    public String id() {
        return "json-form";
    }

    @Override
    public Set<String> settings() {
        Set<String> names = new HashSet<>(POINTERS);
        names.add("form");
        names.addAll(SubmitterSettings.NAMES);
        return names;
    }

    @Override
    public void check(Source source) {
        if (!source.settings().containsKey("id")) {
            throw new InvalidConfiguration("the setting id is missing; write the JSON Pointer to it, such as /id");
        }
        POINTERS.forEach(name -> SubmitterSettings.requirePointer(source, name));
        SubmitterSettings.check(source);
    }

    @Override
    public Decoded decode(RawMessage message, Source source) {
        JsonNode root = message.json();
        if (!root.isObject()) {
            return Decoded.Invalid.of("", "must be an object");
        }
        var reading = new Reading(root, Times.FINLAND);
        String idPointer = source.settings().getOrDefault("id", "");
        String id = reading.requiredText(idPointer);
        String key = reading.requiredText(source.settings().getOrDefault("key", idPointer));
        @Nullable String timePointer = source.settings().get("time");
        @Nullable Instant sent = timePointer == null ? null : reading.time(timePointer);
        Instant time = sent == null ? message.receivedAt() : sent;
        @Nullable String languagePointer = source.settings().get("language");
        var data = new FormSubmitted(
                source.settings().getOrDefault("form", source.id()),
                id,
                time,
                false,
                languagePointer == null ? null : reading.text(languagePointer),
                SubmitterSettings.read(source, root),
                root,
                List.of());
        return reading.orInvalid(() -> new Decoded.Message(id, key, time, data));
    }
}
