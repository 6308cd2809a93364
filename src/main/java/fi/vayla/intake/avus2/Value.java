package fi.vayla.intake.avus2;

import fi.vayla.intake.Reading;
import fi.vayla.intake.Times;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads one value by its {@code valueType}; values come as text, whatever they are. */
final class Value {

    /** Bounded, so that no sum of amounts can be made to need all memory. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Value() {}

    /** Empty when nothing was answered, and when it is wrong, which is a problem of the reading's. */
    static Optional<JsonNode> of(JsonNode entry, String pointer, Reading reading) {
        String type = entry.path("valueType").asString("");
        JsonNode value = entry.path("value");
        if (value.isMissingNode() || value.isContainer()) {
            reading.problem(pointer + "/value", "is required and must be a plain value");
            return Optional.empty();
        }
        String text = value.asString("").strip();
        if (text.isEmpty() && !type.equals("string")) {
            return Optional.empty();
        }
        Optional<JsonNode> read = read(type, text);
        if (read.isEmpty()) {
            reading.problem(
                    pointer + (known(type) ? "/value" : "/valueType"),
                    known(type) ? "is no " + type : "must be string, int, bool, datetime, float or double");
        }
        return read;
    }

    private static Optional<JsonNode> read(String type, String text) {
        return switch (type) {
            case "string" -> Optional.of(NODES.stringNode(text));
            case "int" -> when(INTEGER, text).map(digits -> NODES.numberNode(Long.parseLong(digits)));
            case "float", "double" -> when(DECIMAL, text).map(digits -> NODES.numberNode(new BigDecimal(digits)));
            case "bool" -> bool(text).map(NODES::booleanNode);
            case "datetime" -> Times.find(text, Times.FINLAND).map(time -> NODES.stringNode(time.toString()));
            default -> Optional.empty();
        };
    }

    private static Optional<String> when(Pattern pattern, String text) {
        return Optional.of(text).filter(candidate -> pattern.matcher(candidate).matches());
    }

    private static Optional<Boolean> bool(String text) {
        return switch (text) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean known(String type) {
        return switch (type) {
            case "string", "int", "bool", "datetime", "float", "double" -> true;
            default -> false;
        };
    }
}
