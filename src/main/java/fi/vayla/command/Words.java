package fi.vayla.command;

import fi.vayla.event.Json;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** How commands show what the hub's answers hold. */
final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final Pattern RAW_CONTROL = Pattern.compile("[\\x7F-\\x9F]"); // JSON escapes only those below
    private static final String TYPES = "fi.vayla.";

    private Words() {}

    /** A text or a number of an answer; nothing where there is none. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? "" : value.asString();
    }

    /** By the clock of the terminal. */
    static String time(JsonNode node, String name) {
        String time = text(node, name);
        return time.isEmpty() ? "" : TIME.format(Instant.parse(time));
    }

    static String exactTime(JsonNode node, String name) {
        return EXACT.format(Instant.parse(text(node, name)));
    }

    /** An event type without what all have in common. */
    static String type(JsonNode node) {
        String type = text(node, "type");
        return type.startsWith(TYPES) ? type.substring(TYPES.length()) : type;
    }

    static void print(PrintWriter out, JsonNode answer) {
        String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
        out.println(RAW_CONTROL
                .matcher(json)
                .replaceAll(raw -> "\\\\u%04x".formatted((int) raw.group().charAt(0))));
    }
}
