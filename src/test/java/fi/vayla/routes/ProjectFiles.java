package fi.vayla.routes;

import fi.vayla.event.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/** A folder of each test's own with one good route, its mapping, a source and a system, to be broken. */
public final class ProjectFiles implements BeforeEachCallback, AfterEachCallback {

    static final String ROUTE_FILE = "routes/deliver/testi.camel.yaml";

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

    private Path folder = Path.of("");

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("vayla-project").toRealPath();
        write(ROUTE_FILE, ROUTE)
                .write("routes/mappings/plain.jslt", MAPPING)
                .write("config/sources.yaml", SOURCES)
                .write("config/systems.yaml", SYSTEMS)
                .write("config/roadmap.yaml", "programmes: [lahti-digitiekartta-2024-2026]\n")
                .write("config/application.yaml", """
                        vayla:
                          log.schemas: %s
                          roadmap.folder: %s
                        """.formatted(
                                Path.of("config/schemas").toAbsolutePath(),
                                Path.of("config/roadmaps").toAbsolutePath()));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    public Path folder() {
        return folder;
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

    public ProjectFiles delete(String name) {
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

    /** The findings, as lines. */
    List<String> check() {
        try (RouteWorkbench workbench = open()) {
            return check(workbench);
        }
    }

    List<String> check(RouteWorkbench workbench) {
        return workbench.check().stream().map(Finding::toString).map(this::seen).toList();
    }

    /** What came of the samples of these routes. */
    SampleRun runSamples(String... routes) {
        try (RouteWorkbench workbench = open()) {
            return workbench.runSamples(List.of(routes));
        }
    }
}
