package fi.vayla.security;

import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds secrets by reference, so that no settings file holds one: {@code env:NAME} is an environment variable,
 * {@code file:PATH} the text of a file. Looked at each time, so that a changed file counts at once. Thread-safe.
 */
@Component
public final class Secrets {

    private static final String ENV = "env:";
    private static final String FILE = "file:";

    /** How long a file has to have been as it is before it was read: a change right behind another may bear the same time. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    /**
     * What a file said, and what tells whether it is the same still.
     *
     * @param seen when it was first seen so, by {@link System#nanoTime}
     * @param settled whether it was read long enough after that
     */
    private record Text(
            FileTime changed, long size, @Nullable Object key, long seen, boolean settled, Optional<String> secret) {

        boolean isOf(BasicFileAttributes now) {
            return changed.equals(now.lastModifiedTime()) && size == now.size() && Objects.equals(key, now.fileKey());
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "text of " + size + " bytes, changed " + changed;
        }
    }

    private final Map<Path, Text> texts = new ConcurrentHashMap<>();
    private final Function<String, @Nullable String> environment;
    private final Duration settled;

    public Secrets() {
        this(System::getenv);
    }

    /**
     * @param environment what an environment variable says; null when it is not set
     */
    public Secrets(Function<String, @Nullable String> environment) {
        this(environment, SETTLED);
    }

    Secrets(Function<String, @Nullable String> environment, Duration settled) {
        this.environment = environment;
        this.settled = settled;
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

    private Optional<String> file(Path path) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            Text last = texts.get(path);
            Text known = last != null && last.isOf(now) ? last : null;
            if (known != null && known.settled()) {
                return known.secret();
            }
            long seen = known == null ? System.nanoTime() : known.seen();
            boolean settles = System.nanoTime() - seen >= settled.toNanos();
            Optional<String> secret = usable(Files.readString(path).stripTrailing());
            texts.put(path, new Text(now.lastModifiedTime(), now.size(), now.fileKey(), seen, settles, secret));
            return secret;
        } catch (IOException e) {
            texts.remove(path);
            return Optional.empty();
        }
    }

    private static Optional<String> usable(@Nullable String secret) {
        return secret == null || secret.isBlank() ? Optional.empty() : Optional.of(secret);
    }
}
