package fi.vayla.intake.avus2;

import fi.vayla.event.Json;
import fi.vayla.intake.Reading;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the message's arrays of {@code {ID, label, value, valueType}} into plain objects with typed values. A section keeps
 * its name without the word {@code Array}; the sections of {@code compensation} stand at the top.
 */
final class Answers {

    /** Rows that the applicant names, whose ids say nothing without their labels. */
    private static final Pattern LABELLED = Pattern.compile("other(Income|Cost)Rows.*|customQuestions");

    private final Reading reading;

    Answers(Reading reading) {
        this.reading = reading;
    }

    ObjectNode of(JsonNode root) {
        ObjectNode answers = object(root.path("compensation"), "/compensation");
        for (Map.Entry<String, JsonNode> part : root.properties()) {
            String name = part.getKey();
            if (!name.equals("compensation") && !name.equals("formUpdate")) {
                put(answers, name, convert(name, part.getValue(), Reading.below("", name)));
            }
        }
        return answers;
    }

    private ObjectNode object(JsonNode section, String pointer) {
        ObjectNode object = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> part : section.properties()) {
            String plain = part.getKey().replace("Array", "");
            String name = plain.isEmpty() || section.has(plain) ? part.getKey() : plain;
            put(object, name, convert(name, part.getValue(), Reading.below(pointer, part.getKey())));
        }
        return object;
    }

    private JsonNode convert(String name, JsonNode node, String pointer) {
        if (node.isObject()) {
            return object(node, pointer);
        }
        if (!node.isArray()) {
            return node;
        }
        if (Entries.is(node)) {
            return LABELLED.matcher(name).matches() ? labelled(node, pointer) : plain(node, pointer);
        }
        ArrayNode array = Json.MAPPER.createArrayNode();
        for (int i = 0; i < node.size(); i++) {
            array.add(convert(name, node.path(i), pointer + "/" + i));
        }
        return array;
    }

    private ObjectNode plain(JsonNode entries, String pointer) {
        ObjectNode object = Json.MAPPER.createObjectNode();
        for (int i = 0; i < entries.size(); i++) {
            String id = id(entries.path(i), pointer + "/" + i);
            value(entries.path(i), pointer + "/" + i).ifPresent(value -> put(object, id, value));
        }
        return object;
    }

    private ArrayNode labelled(JsonNode entries, String pointer) {
        ArrayNode rows = Json.MAPPER.createArrayNode();
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.path(i);
            ObjectNode row = rows.addObject();
            row.put("id", id(entry, pointer + "/" + i));
            row.put("label", entry.path("label").asString(""));
            value(entry, pointer + "/" + i).ifPresent(value -> row.set("value", value));
        }
        return rows;
    }

    private String id(JsonNode entry, String pointer) {
        String id = entry.path("ID").stringValue("");
        if (id.isEmpty()) {
            reading.problem(pointer + "/ID", "must be text");
        }
        return id;
    }

    private Optional<JsonNode> value(JsonNode entry, String pointer) {
        return Value.of(entry, pointer, reading);
    }

    /** A second value of the same name makes the first one of a list; none is lost. */
    private static void put(ObjectNode object, String name, JsonNode value) {
        JsonNode before = object.path(name);
        if (before.isMissingNode()) {
            object.set(name, value);
        } else if (before instanceof ArrayNode list) {
            list.add(value);
        } else {
            object.putArray(name).add(before).add(value);
        }
    }
}
