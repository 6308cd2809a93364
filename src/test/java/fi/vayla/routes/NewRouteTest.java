package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code ./vayla routes new} writes, beside the shipped sources and systems. */
class NewRouteTest {

    private static final String ID = "uusi-reitti";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @RegisterExtension
    private final ProjectFiles files = new ProjectFiles();

    static Iterable<String> templates() {
        return RouteWorkbench.templates().keySet();
    }

    @BeforeEach
    void begin() throws Exception {
        files.delete(ProjectFiles.ROUTE_FILE)
                .write("config/sources.yaml", Files.readString(Path.of("config/sources.yaml")))
                .write("config/systems.yaml", Files.readString(Path.of("config/systems.yaml")));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_new_route_has_no_finding_and_its_sample_is_as_expected_with_its_template_and_written_out(String template) {
        for (boolean plain : List.of(false, true)) {
            List<Path> written = create(template, plain);

            assertThat(files.check()).isEmpty();
            SampleRun run = files.runSamples();
            assertThat(run.withoutSample()).isEmpty();
            assertThat(run.results()).singleElement().isInstanceOf(SampleRun.Result.Same.class);
            String route = files.read("routes/deliver/" + ID + ".camel.yaml");
            assertThat(route.contains("templatedRoute")).isNotEqualTo(plain);
            assertThat(route).contains(ID).doesNotContain("ROUTE_ID", "TODAY", "{{");
            written.forEach(file -> files.delete(files.seen(file)));
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void the_written_file_names_every_parameter_and_the_template_is_camels(String id) {
        RouteTemplate template = Objects.requireNonNull(ShippedTemplates.all().get(id));
        YamlFile yaml = YamlFile.parse(Path.of(id), ShippedTemplates.text(id, "template.camel.yaml"));

        assertThat(yaml.fault()).isEmpty();
        assertThat(CamelSchema.check(yaml)).isEmpty();
        assertThat(template.id()).isEqualTo(id);
        assertThat(template.description()).isNotBlank();
        assertThat(ShippedTemplates.text(id, "route.camel.yaml"))
                .contains(template.parameters().keySet());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothing_is_overwritten(String template) {
        files.write("routes/mappings/" + ID + ".jslt", "{}");
        assertRefused(template, ID + ".jslt is there already");

        files.delete("routes/mappings/" + ID + ".jslt")
                .write("routes/deliver/muu.camel.yaml", ProjectFiles.ROUTE.replace("id: testi", "id: " + ID));
        assertRefused(template, "muu.camel.yaml already");

        assertThat(files.folder().resolve("routes/examples")).doesNotExist();
        assertThat(files.folder().resolve("routes/deliver/" + ID + ".camel.yaml"))
                .doesNotExist();
    }

    private void assertRefused(String template, String why) {
        assertThatThrownBy(() -> create(template, false))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(why);
    }

    private List<Path> create(String template, boolean plain) {
        try (RouteWorkbench workbench = files.open()) {
            return workbench.create(template, ID, plain, TODAY);
        }
    }
}
