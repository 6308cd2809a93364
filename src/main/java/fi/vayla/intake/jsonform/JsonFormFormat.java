package fi.vayla.intake.jsonform;

import fi.vayla.event.EventData;
import fi.vayla.event.EventType;
import fi.vayla.event.FormSubmitted;
import fi.vayla.event.IdeaProposed;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A plain JSON form of any tool; its JSON Schema is the source's. It becomes {@code form.submitted}, or with the setting
 * {@code event: idea.proposed} an idea. Settings, JSON Pointers but for {@code event} and {@code form}:
 *
 * <ul>
 *   <li>{@code id}, the submission's id, required; {@code key}, the business key, the id by default; {@code time}, when it
 *       was sent, when the hub received it by default
 *   <li>of a form: {@code form}, a fixed name, the source's id by default; {@code language}; those of
 *       {@link SubmitterSettings}
 *   <li>of an idea: {@code title}, required; {@code description}; {@code programme}
 * </ul>
 */
@Component
final class JsonFormFormat implements Format {

    private static final Set<String> OF_ALL = Set.of("event", "id", "key", "time");
    private static final Set<String> OF_FORMS =
            Set.of("form", "language", "organisation", "name", "identifier", "email", "phone");
    private static final Set<String> OF_IDEAS = Set.of("title", "description", "programme");
    private static final Set<String> NO_POINTERS = Set.of("event", "form");

    @Override
    public String id() {
        return "json-form";
    }

    @Override
    public void check(Source source) {
        boolean ideas = makesIdeas(source);
        requireSetting(source, "id");
        if (ideas) {
            requireSetting(source, "title");
        }
        Set<String> own = ideas ? OF_IDEAS : OF_FORMS;
        for (String name : source.settings().keySet()) {
            if (!OF_ALL.contains(name) && !own.contains(name)) {
                throw new InvalidConfiguration("there is no setting " + name + "; use "
                        + Stream.concat(OF_ALL.stream(), own.stream()).sorted().collect(Collectors.joining(", ")));
            }
            if (!NO_POINTERS.contains(name)) {
                SubmitterSettings.requirePointer(source, name);
            }
        }
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
        EventData data = makesIdeas(source)
                ? idea(id, time, reading, source)
                : form(id, time, root, optional(reading, source, "language"), source);
        return reading.orInvalid(() -> new Decoded.Message(id, key, time, data));
    }

    private static FormSubmitted form(
            String id, Instant time, JsonNode root, @Nullable String language, Source source) {
        return new FormSubmitted(
                source.settings().getOrDefault("form", source.id()),
                id,
                time,
                false,
                language,
                SubmitterSettings.read(source, root),
                root,
                List.of());
    }

    private static IdeaProposed idea(String id, Instant time, Reading reading, Source source) {
        return new IdeaProposed(
                id,
                reading.requiredText(source.settings().getOrDefault("title", "")),
                optional(reading, source, "description"),
                optional(reading, source, "programme"),
                time);
    }

    private static @Nullable String optional(Reading reading, Source source, String name) {
        @Nullable String pointer = source.settings().get(name);
        return pointer == null ? null : reading.text(pointer);
    }

    private static boolean makesIdeas(Source source) {
        String event = source.settings().getOrDefault("event", EventType.FORM_SUBMITTED.shortName());
        return switch (EventType.find(event).orElse(null)) {
            case FORM_SUBMITTED -> false;
            case IDEA_PROPOSED -> true;
            case null, default ->
                throw new InvalidConfiguration(
                        "the setting event is \"" + event + "\"; use form.submitted or idea.proposed");
        };
    }

    private static void requireSetting(Source source, String name) {
        if (!source.settings().containsKey(name)) {
            throw new InvalidConfiguration(
                    "the setting " + name + " is missing; write the JSON Pointer to it, such as /" + name);
        }
    }
}
