package fi.vayla.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The words of the public pages, from {@code texts/roadmap_LANGUAGE.properties}. */
@Component
final class Texts {

    private final Map<Language, Map<String, String>> byLanguage = new EnumMap<>(Language.class);

    Texts() {
        for (Language language : Language.values()) {
            byLanguage.put(language, load("/texts/roadmap_" + language + ".properties"));
        }
    }

    /** Every text of a language by its key. */
    Map<String, String> map(Language language) {
        return Objects.requireNonNull(byLanguage.get(language));
    }

    String get(Language language, String key) {
        return find(language, key)
                .orElseThrow(() -> new IllegalArgumentException("There is no text \"" + key + "\" in " + language));
    }

    Optional<String> find(Language language, String key) {
        return Optional.ofNullable(map(language).get(key));
    }

    private static Map<String, String> load(String resource) {
        try (InputStream in = Texts.class.getResourceAsStream(resource)) {
            var properties = new Properties();
            properties.load(new InputStreamReader(Objects.requireNonNull(in, resource), StandardCharsets.UTF_8));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
