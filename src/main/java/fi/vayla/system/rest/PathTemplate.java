package fi.vayla.system.rest;

import fi.vayla.event.Json;
import fi.vayla.system.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A route's path: {@code {subject}} is the event's, {@code {/pointer}} is looked up in the mapped body. Each fills one step of
 * the path, encoded; a value that would be another path altogether (empty, {@code .}, {@code ..}) fills nothing.
 */
final class PathTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    private PathTemplate() {}

    /** A place of the template has no value in this message. */
    static final class Unfilled extends Exception {
        private static final long serialVersionUID = 1L;

        Unfilled(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    static String fill(String template, Call call) throws Unfilled {
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder path = new StringBuilder();
        while (matcher.find()) {
            String value = value(matcher.group(1), call);
            if (value == null || value.isBlank() || value.equals(".") || value.equals("..")) {
                throw new Unfilled("The message has no " + matcher.group(1) + " for the path " + template);
            }
            String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
            matcher.appendReplacement(path, Matcher.quoteReplacement(encoded));
        }
        return matcher.appendTail(path).toString();
    }

    private static @Nullable String value(String name, Call call) {
        if (name.equals("subject")) {
            return call.event().subject();
        }
        if (!name.startsWith("/")) {
            return null;
        }
        try {
            JsonNode found = Json.read(call.body()).at(name);
            return found.isValueNode() && !found.isNull() ? found.asString() : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
