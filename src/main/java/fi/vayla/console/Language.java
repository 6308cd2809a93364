package fi.vayla.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages of the public pages; the first is the one shown to who asks for none of them. */
enum Language {
    fi("fi-FI", "Suomi"),
    sv("sv-FI", "Svenska"),
    en("en-GB", "English");

    private final Locale locale;
    private final String label;

    Language(String tag, String label) {
        this.locale = Locale.forLanguageTag(tag);
        this.label = label;
    }

    /**
     * Chooses the page's language.
     *
     * @param wish what the reader chose on a page, if anything
     * @param acceptLanguage what the reader's browser asks for, if anything
     */
    static Language choose(@Nullable String wish, @Nullable String acceptLanguage) {
        return find(wish).or(() -> accepted(acceptLanguage)).orElse(fi);
    }

    private static Optional<Language> find(@Nullable String name) {
        return Stream.of(values())
                .filter(language -> language.name().equals(name))
                .findFirst();
    }

    private static Optional<Language> accepted(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Optional.empty();
        }
        try {
            List<Locale> ours = Stream.of(values())
                    .map(language -> Locale.of(language.name()))
                    .toList();
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), ours);
            return best == null ? Optional.empty() : find(best.getLanguage());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a header that cannot be read asks for nothing
        }
    }

    Locale locale() {
        return locale;
    }

    /** The language's own name. */
    String label() {
        return label;
    }
}
