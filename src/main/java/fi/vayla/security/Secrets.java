package fi.vayla.security;

import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds secrets by reference, so that no settings file holds one: {@code env:NAME} is an environment variable,
 * {@code file:PATH} the text of a file. Looked up each time, so that a changed file counts at once. Thread-safe.
 */
@Component
public final class Secrets {

    private static final String ENV = "env:";
    private static final String FILE = "file:";

    private final Function<String, @Nullable String> environment;

    public Secrets() {
        this(System::getenv);
    }

    /**
     * @param environment what an environment variable says; null when it is not set
     */
    public Secrets(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** Empty when nothing usable stands there. Throws {@link InvalidConfiguration} when it is no reference. */
    public Optional<String> find(String reference) {
        requireReference(reference);
        return reference.startsWith(ENV)
                ? usable(environment.apply(reference.substring(ENV.length())))
                : file(Path.of(reference.substring(FILE.length())));
    }

    /** Throws {@link InvalidConfiguration} when the text is no reference. */
    public static void requireReference(String reference) {
        if (!isReference(reference)) {
            throw new InvalidConfiguration(
                    "A secret is given by reference, env:NAME or file:PATH, never as the secret itself");
        }
    }

    public static boolean isReference(String text) {
        return (text.startsWith(ENV) && text.length() > ENV.length())
                || (text.startsWith(FILE) && text.length() > FILE.length());
    }

    private static Optional<String> file(Path path) {
        try {
            return usable(Files.readString(path).stripTrailing());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> usable(@Nullable String secret) {
        return secret == null || secret.isBlank() ? Optional.empty() : Optional.of(secret);
    }
}
