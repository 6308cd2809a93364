package fi.vayla.sync;

import fi.vayla.system.Canonical;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A JSON document as the values in it, by their JSON Pointers. An array is one value, and null is none.
 *
 * @param values in the order of the pointers
 */
record Leaves(SortedMap<String, JsonNode> values) {

    static final Leaves NONE = of(Map.of());

    Leaves {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    static Leaves of(Map<String, JsonNode> values) {
        return new Leaves(new TreeMap<>(values));
    }

    static Leaves of(JsonNode document) {
        SortedMap<String, JsonNode> values = new TreeMap<>();
        add("", document, values);
        return new Leaves(values);
    }

    private static void add(String pointer, JsonNode node, Map<String, JsonNode> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> add(
                            JsonPointer.empty()
                                    .appendProperty(member.getKey())
                                    .toString()
                                    .transform(step -> pointer + step),
                            member.getValue(),
                            values));
        } else if (!node.isNull() && !node.isMissingNode()) {
            values.put(pointer, node);
        }
    }

    @Nullable
    JsonNode find(String pointer) {
        return values.get(pointer);
    }

    /** Whether both say the same at the pointer, nothing perhaps. */
    boolean agrees(Leaves other, String pointer) {
        JsonNode one = values.get(pointer);
        JsonNode two = other.values.get(pointer);
        return one == null || two == null
                ? one == two
                : one.equals(two) || Canonical.text(one).equals(Canonical.text(two));
    }

    /** Those of these values of which the other says something else, or nothing. */
    Leaves differingFrom(Leaves other) {
        SortedMap<String, JsonNode> differing = new TreeMap<>(values);
        differing.keySet().removeIf(pointer -> agrees(other, pointer));
        return new Leaves(differing);
    }

    /** Those of these values of which the other says the same. */
    Leaves commonWith(Leaves other) {
        SortedMap<String, JsonNode> common = new TreeMap<>(values);
        common.keySet().removeIf(pointer -> !agrees(other, pointer));
        return new Leaves(common);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }
}
