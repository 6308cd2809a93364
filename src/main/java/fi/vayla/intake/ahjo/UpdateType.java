package fi.vayla.intake.ahjo;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What a callback says has been done to a record. */
enum UpdateType {
    ADDED,
    UPDATED,
    REMOVED,
    TEST,
    UNKNOWN;

    /** Both {@code Updated} and {@code CaseUpdated} are seen, in any case of letters. */
    static UpdateType of(JsonNode callback) {
        String word = callback.path("updatetype").asString("").strip().toLowerCase(Locale.ROOT);
        return switch (word.startsWith("case") ? word.substring("case".length()) : word) {
            case "added", "created", "opened" -> ADDED;
            case "updated", "changed" -> UPDATED;
            case "removed", "deleted" -> REMOVED;
            case "test" -> TEST;
            default -> UNKNOWN;
        };
    }
}
