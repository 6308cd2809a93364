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
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The words of the pages, from {@code texts/roadmap_LANGUAGE.properties} and {@code texts/console_LANGUAGE.properties}. */
@Component
final class Texts {

    /** What the pages show where it is not empty. */
    private static final String SIMULATED = "simulated";

    private final Map<Language, Map<String, String>> byLanguage = new EnumMap<>(Language.class);

    Texts(ConsoleSettings settings) {
        for (Language language : Language.values()) {
            byLanguage.put(
                    language,
                    Stream.of("roadmap", "console")
                            .flatMap(pages -> load("/texts/" + pages + "_" + language + ".properties"))
                            .collect(Collectors.toUnmodifiableMap(
                                    Map.Entry::getKey,
                                    text -> text.getKey().equals(SIMULATED) && !settings.simulated()
                                            ? ""
                                            : text.getValue())));
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

    private static Stream<Map.Entry<String, String>> load(String resource) {
        try (InputStream in = Texts.class.getResourceAsStream(resource)) {
            var properties = new Properties();
            properties.load(new InputStreamReader(Objects.requireNonNull(in, resource), StandardCharsets.UTF_8));
            return properties.stringPropertyNames().stream().map(key -> Map.entry(key, properties.getProperty(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
