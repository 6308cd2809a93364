package fi.vayla.system;

import fi.vayla.event.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON in one spelling: names in the order of their letters, nothing for null, numbers without zeros that say nothing. Two documents that say the same are the same text.
 */
public final class Canonical {

    private Canonical() {}

    public static String text(JsonNode node) {
        return canonical(node).toString();
    }

    /** SHA-256 of the text, in hexadecimal. */
    public static String hash(JsonNode node) {
        try {
            byte[] utf8 = text(node).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static JsonNode canonical(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
            ObjectNode object = Json.MAPPER.createObjectNode();
            sorted.forEach((name, value) -> {
                if (!value.isNull()) {
                    object.set(name, canonical(value));
                }
            });
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            node.forEach(element -> array.add(canonical(element)));
            return array;
        }
        return node.isNumber() ? DecimalNode.valueOf(node.decimalValue().stripTrailingZeros()) : node;
    }
}
