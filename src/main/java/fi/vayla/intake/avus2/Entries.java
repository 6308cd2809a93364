package fi.vayla.intake.avus2;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An array of {@code {ID, label, value, valueType}}. */
record Entries(JsonNode array) {

    static Entries of(JsonNode array) {
        return new Entries(array);
    }

    static Entries of(JsonNode root, String pointer) {
        return new Entries(root.at(pointer));
    }

    static boolean is(JsonNode array) {
        return array.isArray()
                && !array.isEmpty()
                && array.values().stream().allMatch(entry -> entry.has("ID") && entry.has("valueType"));
    }

    /** The value of the first entry with this id, unless it is blank. */
    Optional<String> text(String id) {
        return array.values().stream()
                .filter(entry -> entry.path("ID").stringValue("").equals(id))
                .map(entry -> entry.path("value").asString("").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
