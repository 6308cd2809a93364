package fi.vayla.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/** The folder that a hub runs in, with the files that its administrator would write. */
final class HubFiles {

    static final String SECRET = "avain-jota-ei-ole-muualla";

    private static final Set<String> OWN = Set.of("application.yaml", "sources.yaml", "systems.yaml", "roadmap.yaml");

    /** What a route of the forms that have a priority reads. */
    static final String SELECTED = "source: " + Forms.SOURCE + ", where: \".answers.priority > 0\"";

    private final Path folder;
    private final StringBuilder systems =
            new StringBuilder("systems:\n  - { id: roadmap, adapter: roadmap, description: The roadmap }\n");

    /** With the shipped schemas and tables, the source of the forms, no system but the roadmap, and no routes. */
    HubFiles(Path folder) {
        this.folder = folder;
        copyConfig();
        write("config/schemas/inbound/bench.json", Forms.SCHEMA);
        write("secret", SECRET);
        write("config/sources.yaml", """
                sources:
                  - id: %s
                    format: json-form
                    description: The forms of the benchmark
                    authentication: { scheme: key, secret: "file:secret" }
                    schema: inbound/bench.json
                    settings: { id: /id, key: /key, name: /proposer/name, email: /proposer/email }
                """.formatted(Forms.SOURCE));
        write("config/systems.yaml", systems.toString());
        write("config/roadmap.yaml", "programmes: [vm-digikannustin]\nrules: []\nlinks: []\n");
        write("routes/deliver/.keep", "");
    }

    private void copyConfig() {
        Path config = Path.of("config");
        try (var files = Files.list(config)) {
            for (Path file : files.filter(one -> !OWN.contains(one.getFileName().toString()))
                    .toList()) {
                FileSystemUtils.copyRecursively(file, folder.resolve("config").resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** @param more further keys, such as {@code idempotent: true} */
    HubFiles system(String id, String url, String more) {
        systems.append("  - { id: %s, adapter: rest, description: Of the benchmark, url: \"%s\", %s }%n"
                .formatted(id, url, more));
        return write("config/systems.yaml", systems.toString());
    }

    HubFiles mapping(String name, String text) {
        return write("routes/mappings/" + name + ".jslt", text);
    }

    /**
     * A route.
     *
     * @param type of the events
     * @param parameters of {@code event:}, as YAML on one line
     * @param last step, as YAML on one line
     */
    HubFiles route(String id, String type, String mapping, String parameters, String last) {
        return write("routes/deliver/" + id + ".camel.yaml", """
                - route:
                    id: %s
                    description: A route of the benchmark.
                    from:
                      uri: event:%s
                      parameters: { %s }
                      steps:
                        - to: mapping:%s.jslt
                        - %s
                """.formatted(id, type, parameters, mapping, last));
    }

    /** So many routes of events that never come. */
    HubFiles idleRoutes(int routes) {
        mapping("idle", "{ \"id\": .metric }\n");
        for (int route = 1; route <= routes; route++) {
            write("routes/deliver/idle-" + route + ".camel.yaml", """
                    - route:
                        id: idle-%d
                        description: A route of the benchmark that has nothing to do.
                        from:
                          uri: event:metric.reported
                          steps:
                            - to: mapping:idle.jslt
                            - to: { uri: 'system:target', parameters: { path: /idle } }
                    """.formatted(route));
        }
        return this;
    }

    HubFiles write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a hub on a broker that is there. */
    List<String> on(Kafka kafka) {
        return List.of("--vayla.log.bootstrap-servers=" + kafka.servers());
    }
}
