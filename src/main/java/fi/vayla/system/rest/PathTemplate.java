package fi.vayla.system.rest;

import fi.vayla.system.Call;
import fi.vayla.system.RestApi;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route's path: {@code {subject}} and {@code {id}} are the event's, {@code {receipt}} and {@code {idempotencyKey}} the
 * message's, {@code {/pointer}} is looked up in the mapped body. Each fills one step of the path or one value of the query,
 * encoded; an empty value, and in the path one that would be another path altogether ({@code .}, {@code ..}), fills nothing.
 */
final class PathTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Set<String> OTHER_PATHS = Set.of(".", "..");

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
            String value = call.place(matcher.group(1));
            matcher.appendReplacement(path, "");
            boolean inQuery = path.indexOf("?") >= 0; // of the template: values have theirs encoded
            if (value == null || value.isBlank() || (!inQuery && OTHER_PATHS.contains(value))) {
                throw new Unfilled("The message has no " + matcher.group(1) + " for the path " + template);
            }
            path.append(RestApi.encoded(value));
        }
        return matcher.appendTail(path).toString();
    }

    /** The names in the template that no message has a value for. */
    static List<String> unknown(String template) {
        return PLACEHOLDER
                .matcher(template)
                .results()
                .map(place -> place.group(1))
                .filter(name -> !Call.isPlace(name))
                .toList();
    }

    /** The template with something in each place, to see whether it is an address. */
    static String withoutPlaces(String template) {
        return PLACEHOLDER.matcher(template).replaceAll("x");
    }
}
