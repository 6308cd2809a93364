package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.event.Problem;
import fi.vayla.event.Yaml;
import fi.vayla.log.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A sample of a route: {@code examples/ROUTE/NAME.in.json} is an event's data. Its attributes may stand in {@code
 * NAME.event.json}; those left out are of an event that the route takes.
 */
record Sample(String route, String name, Path input) {

    private static final String INPUT = ".in.json";
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    /** When every sample happens, unless it says otherwise. */
    static final Clock CLOCK = Clock.fixed(TIME, ZoneOffset.UTC);

    /** What {@code NAME.event.json} may say. */
    record Attributes(
            @Nullable String type,
            @Nullable String source,
            @Nullable String id,
            @Nullable String subject,
            @Nullable String time) {}

    /** All below the folder, by route and name; none when there is no folder. */
    static List<Sample> list(Path examples) {
        if (!Files.isDirectory(examples)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(examples, 2)) {
            return files.filter(file -> file.toString().endsWith(INPUT) && !examples.equals(file.getParent()))
                    .sorted()
                    .map(file -> of(examples, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(examples + " cannot be read", e);
        }
    }

    private static Sample of(Path folder, Path input) {
        String file = input.getFileName().toString();
        return new Sample(
                folder.relativize(input).getName(0).toString(),
                file.substring(0, file.length() - INPUT.length()),
                input);
    }

    /** The file beside it that says something else of it. */
    Path beside(String suffix) {
        return input.resolveSibling(name + suffix);
    }

    /** Throws {@link InvalidConfiguration} when it is no event that could be on the log. */
    Event event(DeliveryRoute route, Schemas schemas) {
        Path file = beside(".event.json");
        Attributes given =
                Files.exists(file) ? Yaml.read(file, Attributes.class) : new Attributes(null, null, null, null, null);
        byte[] data = data();
        EventType type = type(given.type(), route);
        List<Problem> problems = schemas.validate(type, data);
        if (!problems.isEmpty()) {
            throw new InvalidConfiguration(
                    input + ": is no data of a " + type.shortName() + " event: " + problems.getFirst());
        }
        return Event.of(
                type,
                Objects.requireNonNullElseGet(given.source(), () -> source(route)),
                Objects.requireNonNullElse(given.id(), name),
                Objects.requireNonNullElse(given.subject(), name),
                time(given.time(), file),
                TIME,
                null,
                data);
    }

    private byte[] data() {
        try {
            byte[] data = Files.readAllBytes(input);
            Json.read(data);
            return data;
        } catch (JacksonException e) {
            throw new InvalidConfiguration(input + ": is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(input + " cannot be read", e);
        }
    }

    private EventType type(@Nullable String given, DeliveryRoute route) {
        return given == null
                ? route.types().stream().sorted().findFirst().orElseThrow()
                : EventParameters.types(given).iterator().next();
    }

    private static String source(DeliveryRoute route) {
        return route.selection() instanceof Selection(List<String> sources, var conditions) && !sources.isEmpty()
                ? sources.getFirst()
                : "example";
    }

    private static Instant time(@Nullable String given, Path file) {
        try {
            return given == null ? TIME : Instant.parse(given);
        } catch (java.time.format.DateTimeParseException e) {
            throw new InvalidConfiguration(file + ": time is such as " + TIME + ", not " + given, e);
        }
    }
}
