package fi.vayla.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with one good route, its mapping, a source and a system, to be broken. */
public final class ProjectFiles {

    static final String ROUTE = """
            - route:
                id: testi
                description: A route of a test, äkkiä.
                from:
                  uri: event:form.submitted
                  parameters:
                    source: ideat
                    where: .answers.number > 0
                    concurrency: 4
                  steps:
                    - to: mapping:plain.jslt
                    - to:
                        uri: system:asiat
                        parameters:
                          method: POST
                          path: /cases/{subject}
            """;
    static final String MAPPING = """
            {
              "key": $event.subject,
              "source": $event.source,
              "number": number(.answers.number)
            }
            """;
    static final String SOURCES = """
            sources:
              - id: ideat
                format: json-form
                description: Ideoita
                authentication: {scheme: key, secret: 'env:EI_ASETETTU'}
                settings: {id: /id}
            """;
    static final String SYSTEMS = """
            systems:
              - id: asiat
                adapter: rest
                description: Asiat
                url: http://localhost:1
            """;

    private final Path folder;

    public ProjectFiles(Path folder) {
        this.folder = folder;
        write("routes/deliver/testi.camel.yaml", ROUTE)
                .write("routes/mappings/plain.jslt", MAPPING)
                .write("config/sources.yaml", SOURCES)
                .write("config/systems.yaml", SYSTEMS)
                .write(
                        "config/application.yaml",
                        "vayla.log.schemas: " + Path.of("config/schemas").toAbsolutePath() + "\n");
    }

    public ProjectFiles write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProjectFiles delete(String name) {
        try {
            Files.delete(folder.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the names of files as seen from the folder. */
    String seen(Object text) {
        return text.toString().replace(Path.of("").toAbsolutePath().relativize(folder) + "/", "");
    }

    RouteWorkbench open() {
        return RouteWorkbench.open(folder);
    }
}
