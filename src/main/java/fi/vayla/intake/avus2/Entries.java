package fi.vayla.intake.avus2;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** An array of {@code {ID, label, value, valueType}}. What lacks a part is an entry too, and wrong. */
record Entries(JsonNode array) {

    static Entries of(JsonNode array) {
        return new Entries(array);
    }

    static Entries of(JsonNode root, String pointer) {
        return new Entries(root.at(pointer));
    }

    static boolean is(JsonNode array) {
        return array.isArray() && !array.isEmpty() && array.values().stream().allMatch(entry -> entry.has("ID"));
    }

    /** The value of the first entry with this id, unless it is blank. */
    Optional<String> text(String id) {
        return array.values().stream()
                .filter(entry -> entry.path("ID").stringValue("").equals(id))
                .map(entry -> entry.path("value").asString("").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Where that entry stands in the array. */
    OptionalInt index(String id) {
        return IntStream.range(0, array.size())
                .filter(i -> array.path(i).path("ID").stringValue("").equals(id))
                .filter(i -> !array.path(i).path("value").asString("").isBlank())
                .findFirst();
    }
}
