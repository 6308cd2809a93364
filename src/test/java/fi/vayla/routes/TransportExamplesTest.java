package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of src/docs/transports, as they stand there, pass the check. */
class TransportExamplesTest {

    private static final Path EXAMPLES = Path.of("src/docs/transports");

    @RegisterExtension
    private final ProjectFiles files = new ProjectFiles();

    static List<String> intakes() throws IOException {
        return names("ideas-from-.*\\.camel\\.yaml");
    }

    static List<String> letters() throws IOException {
        return names("letter-to-.*\\.system\\.yaml").stream()
                .map(name -> name.replace(".system.yaml", ""))
                .toList();
    }

    private static List<String> names(String pattern) throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(pattern))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("intakes")
    void an_intake_route_has_no_findings(String name) throws IOException {
        files.write(
                        "config/sources.yaml",
                        ProjectFiles.SOURCES
                                + ProjectFiles.SOURCES.replace("sources:\n", "").replace("ideat", "ideas"))
                .write("routes/intake/" + name, Files.readString(EXAMPLES.resolve(name)));

        requireNoFindings();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void a_system_and_its_route_have_no_findings(String name) throws IOException {
        String route = name.equals("letter-to-sftp") ? "letter-to-folder" : name; // the same for both
        files.write("config/sources.yaml", ProjectFiles.SOURCES.replace("ideat", "ideas"))
                .write("config/systems.yaml", Files.readString(EXAMPLES.resolve(name + ".system.yaml")))
                .write("routes/deliver/testi.camel.yaml", Files.readString(EXAMPLES.resolve(route + ".camel.yaml")));
        Path mapping = EXAMPLES.resolve(name + ".jslt");
        if (Files.exists(mapping)) {
            files.write("routes/mappings/" + name + ".jslt", Files.readString(mapping));
        }

        requireNoFindings();
    }

    private void requireNoFindings() {
        try (RouteWorkbench workbench = files.open()) {
            assertThat(workbench.check()).isEmpty();
        }
    }
}
