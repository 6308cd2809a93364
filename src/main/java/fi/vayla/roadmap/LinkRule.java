package fi.vayla.roadmap;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds an item's id in a record's own id or in its title. In a pattern {@code *} is any text and <code>{id}</code> what stands in
 * its place in {@code item}; upper and lower case are the same.
 *
 * @param inTitle whether the pattern is of the title, and not of the record's id
 * @param item the item's id
 */
record LinkRule(String source, boolean inTitle, String pattern, String item) {

    static final String ID = "{id}";

    private static final Pattern PARTS = Pattern.compile("\\{id}|\\*");

    /** The id of an item that may or may not exist. */
    Optional<String> find(String itsSource, String ref, @Nullable String title) {
        String text = inTitle ? title : ref;
        if (text == null || !itsSource.equals(source)) {
            return Optional.empty();
        }
        Matcher matcher = regex().matcher(text);
        return matcher.matches() ? Optional.of(fill(matcher)) : Optional.empty();
    }

    boolean hasId() {
        return pattern.contains(ID);
    }

    private String fill(Matcher matcher) {
        return hasId() ? item.replace(ID, matcher.group(1).toLowerCase(Locale.ROOT)) : item;
    }

    private Pattern regex() {
        var regex = new StringBuilder();
        Matcher parts = PARTS.matcher(pattern);
        int from = 0;
        while (parts.find()) {
            regex.append(Pattern.quote(pattern.substring(from, parts.start())));
            regex.append(parts.group().equals(ID) ? "([\\p{L}\\p{N}_-]+)" : ".*");
            from = parts.end();
        }
        regex.append(Pattern.quote(pattern.substring(from)));
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
