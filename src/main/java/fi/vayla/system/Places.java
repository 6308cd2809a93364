package fi.vayla.system;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which value of a record says what a value of a mapped body says, by JSON Pointers. */
public final class Places {

    private final Map<JsonPointer, JsonPointer> inBody = new LinkedHashMap<>();

    /** Throws {@link IllegalArgumentException} for what is no JSON Pointer. */
    public Places(Map<String, String> fields) {
        fields.forEach((body, record) -> inBody.put(JsonPointer.compile(body), JsonPointer.compile(record)));
    }

    public boolean isEmpty() {
        return inBody.isEmpty();
    }

    /** The body with what the record says in these places; what else it says is taken for so. */
    public JsonNode shown(JsonNode body, JsonNode record) {
        JsonNode shown = body.deepCopy();
        inBody.forEach((place, source) -> put(shown, place, record.at(source)));
        return shown;
    }

    /** Nothing where the body has no such place. */
    public static void put(JsonNode document, JsonPointer place, JsonNode value) {
        if (document.at(place).isMissingNode() || !(document.at(place.head()) instanceof ObjectNode parent)) {
            return;
        }
        String name = place.last().getMatchingProperty();
        if (value.isMissingNode() || value.isNull()) {
            parent.remove(name);
        } else {
            parent.set(name, value);
        }
    }
}
