package fi.vayla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of a hub of a test's own. Every route reads the source of its own name and ends at one system; a message is
 * {@code {"id": …, "key": …, "number": …}} and comes to the system as {@code {"key": …, "number": …}}.
 */
public final class HubFiles {

    /** What every route of {@link #route(String, String)} maps with. */
    public static final String MAPPING = """
            if (.answers.number == -1) error("a number below zero")
            else {"key": $event.subject, "number": .answers.number}
            """;

    private final Path folder;
    private final StringBuilder systems = new StringBuilder("systems:\n");
    private final StringBuilder sources = new StringBuilder("sources:\n");

    public HubFiles(Path folder) {
        this.folder = folder;
        mapping("plain", MAPPING);
    }

    /** @param more further keys, such as {@code idempotent: true, settle: 200ms} */
    public HubFiles system(String id, URI url, String more) {
        String keys = more.isEmpty() ? "" : ", " + more;
        systems.append("  - {id: %s, adapter: rest, description: Testi, url: \"%s\"%s}%n".formatted(id, url, keys));
        write("systems.yaml", systems.toString());
        return this;
    }

    public HubFiles source(String id) {
        sources.append("  - {id: %s, format: json-form, description: Testi, ".formatted(id))
                .append("authentication: {scheme: key, secret: 'env:NOT_SET'}, settings: {id: /id, key: /key}}\n");
        write("sources.yaml", sources.toString());
        return this;
    }

    /** A source, and a route of the same name from it to a system. */
    public HubFiles route(String id, String system) {
        return source(id).route(id, id, "plain", "to: {uri: 'system:%s', parameters: {path: /in}}".formatted(system));
    }

    /** @param lastStep as YAML on one line */
    public HubFiles route(String id, String source, String mapping, String lastStep) {
        return routeFile(id, """
                - route:
                    id: %s
                    description: A route of a test.
                    from:
                      uri: event:form.submitted
                      parameters: {source: %s}
                      steps:
                        - to: mapping:%s.jslt
                        - %s
                """.formatted(id, source, mapping, lastStep));
    }

    public HubFiles routeFile(String name, String text) {
        write("routes/deliver/" + name + ".camel.yaml", text);
        return this;
    }

    public HubFiles intakeFile(String name, String text) {
        write("routes/intake/" + name + ".camel.yaml", text);
        return this;
    }

    public void removeRouteFile(String name) {
        try {
            Files.delete(routeFile(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void renameRouteFile(String name, String newName) {
        try {
            Files.move(routeFile(name), routeFile(newName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path routeFile(String name) {
        return folder.resolve("routes/deliver/" + name + ".camel.yaml");
    }

    public HubFiles mapping(String name, String text) {
        write("routes/mappings/" + name + ".jslt", text);
        return this;
    }

    /** Instead of what {@link #system} and {@link #source} wrote, until they are called again. */
    public HubFiles config(String name, String text) {
        write(name, text);
        return this;
    }

    private void write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of a hub that reads them and is quick to try again. */
    public Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "vayla.systems.file", folder.resolve("systems.yaml").toString(),
                "vayla.intake.sources", folder.resolve("sources.yaml").toString(),
                "vayla.routes.folder", folder.resolve("routes").toString(),
                "vayla.delivery.backoff", "50ms",
                "vayla.delivery.backoff-ceiling", "500ms"));
        settings.putAll(more);
        return settings;
    }
}
