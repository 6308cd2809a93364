package fi.vayla.routes;

import fi.vayla.event.YamlFile.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a bracket of a JSLT expression is opened that nothing closes: its parser notices only at what comes after. */
final class OpenBracket {

    /** A string of one line, a comment or a bracket. */
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"|//[^\\n]*|[\\[\\](){}]");

    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private OpenBracket() {}

    /** The first one. */
    static Optional<Place> find(String text) {
        Deque<Integer> open = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            char found = text.charAt(token.start());
            if (OPENING.indexOf(found) >= 0) {
                open.push(token.start());
            } else if (CLOSING.indexOf(found) >= 0) {
                if (open.isEmpty()) {
                    return Optional.empty(); // one too many, which the parser notices where it stands
                }
                int last = open.pop();
                if (OPENING.indexOf(text.charAt(last)) != CLOSING.indexOf(found)) {
                    return Optional.of(place(text, last));
                }
            }
        }
        return Optional.ofNullable(open.peek()).map(at -> place(text, at));
    }

    private static Place place(String text, int at) {
        String before = text.substring(0, at);
        int lines = (int) before.chars().filter(c -> c == '\n').count();
        return new Place(lines + 1, at - before.lastIndexOf('\n'));
    }
}
