package fi.vayla.routes;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value of a message as a plan shows it: its kind and size, and nothing of itself. Which field is a name and which a year, the
 * hub cannot know, so no value is shown at all.
 */
final class Masked {

    private Masked() {}

    static String of(@Nullable JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return "absent";
        }
        return switch (value.getNodeType()) {
            case STRING -> "text of " + value.asString().length() + " characters";
            case NUMBER -> "number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "list of " + value.size();
            case OBJECT -> "object of " + value.size();
            case NULL, MISSING -> "null";
            case BINARY, POJO -> "value";
        };
    }
}
