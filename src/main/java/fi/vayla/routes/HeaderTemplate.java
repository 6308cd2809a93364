package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.system.Call;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header that a route gives to a message: {@code {subject}} and {@code {id}} are the event's, {@code {receipt}} and {@code
 * {idempotencyKey}} the message's, {@code {/pointer}} is looked up in the mapped body. In a file's name each fills one step,
 * with what a name cannot have written as in an address, so that two values never make one name.
 */
final class HeaderTemplate {

    /** Not a header but the text to send in the place of the mapped body; it may have line breaks. */
    static final String BODY = "VaylaBody";

    /** Not a header but the reference to the file to send in the place of the mapped body. */
    static final String FILE = "VaylaAttachment";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\x00-\\x1f\\x7f/\\\\%:*?\"<>|]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Set<String> OTHER_FOLDERS = Set.of(".", "..");

    private static final int LONGEST_NAME = 240; // file systems take 255 bytes; the rest is for a temporary name

    private HeaderTemplate() {}

    /** A place of a template has no usable value in this message. */
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

    /** Throws {@link InvalidConfiguration} for a place that no message has a value for. */
    static void check(String system, String name, String template) {
        PLACEHOLDER
                .matcher(template)
                .results()
                .map(place -> place.group(1))
                .filter(place -> !Call.isPlace(place))
                .findFirst()
                .ifPresent(place -> {
                    throw new InvalidConfiguration(
                            "The parameter " + name + " of " + system + " has the unknown place {"
                                    + place
                                    + "}; use {subject}, {id}, {receipt}, {idempotencyKey} or {/pointer} into the body");
                });
    }

    /** @param fileName the header that is the name of a file */
    static Map<String, Object> fill(Call call, String fileName) throws Unfilled {
        Map<String, Object> headers = new HashMap<>();
        for (Map.Entry<String, String> parameter : call.parameters().entrySet()) {
            boolean isName = parameter.getKey().equals(fileName);
            headers.put(parameter.getKey(), fill(parameter.getKey(), parameter.getValue(), call, isName));
        }
        return headers;
    }

    private static String fill(String name, String template, Call call, boolean isName) throws Unfilled {
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = call.place(matcher.group(1));
            if (value == null || value.isBlank() || (isName && OTHER_FOLDERS.contains(value))) {
                throw new Unfilled("The message has no " + matcher.group(1) + " for " + name + " " + template);
            }
            if (!isName && !name.equals(BODY) && CONTROL.matcher(value).find()) {
                throw new Unfilled("The message's " + matcher.group(1) + " has line breaks or the like, which " + name
                        + " cannot have");
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(isName ? inName(value) : value));
        }
        String whole = matcher.appendTail(filled).toString();
        if (isName) {
            checkLength(name, whole);
        }
        return whole;
    }

    /** Of each step of a path: the file system would fail as if it did not work now. */
    private static void checkLength(String name, String path) throws Unfilled {
        int length = Arrays.stream(path.split("/"))
                .mapToInt(step -> step.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
        if (length > LONGEST_NAME) {
            throw new Unfilled("The file name that " + name + " makes is " + length + " bytes long, and may be "
                    + LONGEST_NAME + " at most");
        }
    }

    private static String inName(String value) {
        return NOT_IN_NAMES
                .matcher(value)
                .replaceAll(found -> "%"
                        + HexFormat.of().withUpperCase().formatHex(found.group().getBytes(StandardCharsets.US_ASCII)));
    }
}
