package fi.vayla.roadmap;

import fi.vayla.event.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The body that routes deliver to the roadmap: {@code {"ref": "TES-41", "title": "...", "fields": {"status": "done"}}}.
 * Only the ref is needed; null and empty values say nothing.
 *
 * @param title for people; a very long one is shortened rather than refused
 * @param ref the record's id in the system that sent the event
 * @param programme the programme that an idea is proposed to
 */
record RoadmapUpdate(
        String ref,
        @Nullable String title,
        @Nullable String description,
        @Nullable String programme,
        Map<FieldName, String> fields) {

    sealed interface Parsed {
        record Valid(RoadmapUpdate update) implements Parsed {}

        record Invalid(String detail) implements Parsed {}
    }

    private static final List<String> KEYS = List.of("ref", "title", "description", "programme", "fields");
    private static final int LONGEST_REF = 200;
    private static final int LONGEST_DESCRIPTION = 10_000;

    RoadmapUpdate {
        fields = Map.copyOf(fields);
    }

    static Parsed parse(byte[] body) {
        JsonNode json;
        try {
            json = Json.read(body);
        } catch (JacksonException e) {
            return new Parsed.Invalid("this is not JSON: " + e.getOriginalMessage());
        }
        List<String> problems = new ArrayList<>();
        json.propertyNames().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> problems.add("/" + key + " is not known; the mapping may give " + KEYS));
        String ref = text(json, "ref", LONGEST_REF, problems);
        if (ref == null) {
            problems.add("/ref is missing; the mapping must give the record's id");
        }
        var update = new RoadmapUpdate(
                ref == null ? "" : ref,
                shortened(text(json, "title", Integer.MAX_VALUE, problems)),
                text(json, "description", LONGEST_DESCRIPTION, problems),
                text(json, "programme", LONGEST_REF, problems),
                fields(json.path("fields"), problems));
        return problems.isEmpty()
                ? new Parsed.Valid(update)
                : new Parsed.Invalid(
                        String.join("; ", problems.stream().sorted().toList()));
    }

    private static Map<FieldName, String> fields(JsonNode json, List<String> problems) {
        Map<FieldName, String> fields = new EnumMap<>(FieldName.class);
        if (!json.isObject() && !json.isMissingNode() && !json.isNull()) {
            problems.add("/fields must be an object");
        }
        for (String name : json.propertyNames()) {
            FieldName field = FieldName.find(name).orElse(null);
            String text = text(json, name, Integer.MAX_VALUE, problems);
            if (field == null) {
                problems.add("/fields/" + name + " is not a field; the fields are " + List.of(FieldName.values()));
            } else if (text != null) {
                switch (field.read(text)) {
                    case FieldName.Value.Valid(String value) -> fields.put(field, value);
                    case FieldName.Value.Invalid(String problem) -> problems.add("/fields/" + problem);
                }
            }
        }
        return fields;
    }

    private static @Nullable String shortened(@Nullable String title) {
        return title == null || title.length() <= FieldName.LONGEST
                ? title
                : title.substring(0, FieldName.LONGEST - 1) + "…";
    }

    private static @Nullable String text(JsonNode json, String key, int longest, List<String> problems) {
        JsonNode node = json.path(key);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isValueNode()) {
            problems.add("/" + key + " must be a text or a number");
            return null;
        }
        // 12345678.5 would be 1.23456785E7
        String text = node.isNumber()
                ? node.decimalValue().toPlainString()
                : node.asString().strip();
        if (text.length() > longest) {
            problems.add("/" + key + " is longer than " + longest + " characters");
        }
        return text.isEmpty() ? null : text;
    }
}
