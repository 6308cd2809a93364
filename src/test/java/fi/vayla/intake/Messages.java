package fi.vayla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import fi.vayla.event.Problem;
import fi.vayla.log.Schemas;
import fi.vayla.security.Authentication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Messages for the tests of formats, and the look that every format's test takes at what it makes of them. */
public final class Messages {

    public static final Instant RECEIVED = Instant.parse("2026-11-02T08:00:00Z");

    public static final Schemas SCHEMAS = new Schemas(Path.of("config/schemas"));

    private Messages() {}

    /**
     * A message that came in.
     *
     * @param headers name, value, name, value
     */
    public static RawMessage raw(String json, String... headers) {
        return raw(json.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static RawMessage raw(Path sample, String... headers) {
        try {
            return raw(Files.readAllBytes(sample), headers);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static RawMessage raw(byte[] body, String... headers) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
        }
        return new RawMessage(map, body, RECEIVED);
    }

    /**
     * A source of the format.
     *
     * @param settings name, value, name, value
     */
    public static Source source(String format, String... settings) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return new Source(
                "testi",
                format,
                "A source for tests",
                new Authentication(Authentication.Scheme.key, null, "env:NONE"),
                null,
                null,
                map);
    }

    /** The event that a format makes of a message, valid against its type's schema. */
    public static Decoded.Message event(Format format, RawMessage message, String... settings) {
        return event(format.decode(message, source(format.id(), settings)));
    }

    public static Decoded.Message event(Decoded decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Message.class);
        var message = (Decoded.Message) decoded;
        assertThat(SCHEMAS.validate(message.data().type(), Json.write(message.data())))
                .isEmpty();
        return message;
    }

    /** The data of that event. */
    public static <T> T data(Class<T> type, Format format, RawMessage message, String... settings) {
        return type.cast(event(format, message, settings).data());
    }

    /** What a format finds wrong, as {@code pointer: message}. */
    public static List<String> problems(Format format, RawMessage message, String... settings) {
        Decoded decoded = format.decode(message, source(format.id(), settings));
        assertThat(decoded).isInstanceOf(Decoded.Invalid.class);
        return ((Decoded.Invalid) decoded)
                .problems().stream().map(Problem::toString).toList();
    }

    public static String ignored(Format format, RawMessage message, String... settings) {
        Decoded decoded = format.decode(message, source(format.id(), settings));
        assertThat(decoded).isInstanceOf(Decoded.Ignored.class);
        return ((Decoded.Ignored) decoded).reason();
    }

    /** The files of a sample folder whose names start so. */
    public static List<Path> files(Path folder, String start) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(start))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
