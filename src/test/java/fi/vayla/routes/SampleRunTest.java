package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.routes.SampleRun.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRunTest {

    private static final String SAMPLE = "routes/examples/testi/koe";
    private static final String DATA = """
            {"form": "venepaikka", "submission": "1", "submittedAt": "2026-11-20T10:00:00Z", "language": "fi", "amends": false,
             "submitter": {"kind": "person", "name": "Testi Testinen"}, "answers": {"number": %s}, "attachments": []}
            """;

    @TempDir
    private Path folder;

    private ProjectFiles files;

    @BeforeEach
    void create() {
        files = new ProjectFiles(folder);
    }

    @Test
    void a_sample_that_becomes_what_its_file_says_is_the_same_whatever_the_order_of_keys() {
        sample("7").write(SAMPLE + ".out.json", "{\"number\": 7.0, \"source\": \"ideat\", \"key\": \"koe\"}");

        assertThat(run().good()).isTrue();
        assertThat(outcomes()).isEqualTo("Same");
    }

    @Test
    void a_difference_is_told_by_its_path() {
        sample("7").write(SAMPLE + ".out.json", "{\"number\": 8, \"key\": \"koe\"}");

        assertThat(outcomes()).isEqualTo("Different /number 8 7, /source nothing \"ideat\"");
    }

    @Test
    void attributes_that_matter_stand_in_a_file_of_their_own() {
        sample("7")
                .write(SAMPLE + ".event.json", "{\"subject\": \"Ääkkönen-1\"}")
                .write(SAMPLE + ".out.json", "{\"number\": 7, \"source\": \"ideat\", \"key\": \"Ääkkönen-1\"}");
        assertThat(outcomes()).isEqualTo("Same");

        files.write(SAMPLE + ".event.json", "{\"source\": \"muu\"}")
                .write(SAMPLE + ".none.json", "{\"because\": \"the route does not select it\"}");
        assertThat(outcomes()).startsWith("Unusable").contains("several files");
    }

    @Test
    void what_the_route_does_not_select_and_what_parks_can_be_expected() {
        sample("-1").write(SAMPLE + ".none.json", "{\"because\": \"the route does not select it\"}");
        assertThat(outcomes()).isEqualTo("Same");

        sample("\"7 kpl\"")
                .write("routes/deliver/testi.camel.yaml", without("where: .answers.number > 0"))
                .delete(SAMPLE + ".none.json")
                .write(SAMPLE + ".parked.json", "{\"reason\": \"MAPPING\", \"message\": \"7 kpl\"}");
        assertThat(outcomes()).isEqualTo("Same");

        files.write(SAMPLE + ".parked.json", "{\"reason\": \"SCHEMA\", \"message\": \"8 kpl\"}");
        assertThat(outcomes()).startsWith("Different /message \"8 kpl\" ").contains("/reason \"SCHEMA\" \"MAPPING\"");
    }

    @Test
    void an_event_that_the_log_would_refuse_is_parked() {
        sample("7")
                .write("routes/deliver/testi.camel.yaml", """
                        - route:
                            id: testi
                            description: A form that is no idea.
                            from:
                              uri: event:form.submitted
                              steps:
                                - to: mapping:plain.jslt
                                - to: event:idea.proposed
                        """)
                .write(SAMPLE + ".parked.json", "{\"reason\": \"SCHEMA\", \"message\": \"\"}");

        assertThat(outcomes()).isEqualTo("Same");
    }

    @Test
    void what_came_of_a_sample_is_recorded_and_is_what_is_expected_from_then_on() {
        sample("7").write(SAMPLE + ".none.json", "{}");
        assertThat(outcomes()).startsWith("Different  {\"none.json\":{}} {\"out.json\":");

        Result.Different different = (Result.Different) run().results().getFirst();

        assertThat(different.recording().write().stream().map(files::seen))
                .containsExactly("wrote " + SAMPLE + ".out.json", "deleted " + SAMPLE + ".none.json");
        assertThat(files.read(SAMPLE + ".out.json")).isEqualTo("""
                {
                  "key": "koe",
                  "source": "ideat",
                  "number": 7
                }
                """);
        assertThat(outcomes()).isEqualTo("Same");
    }

    @Test
    void a_sample_that_could_not_be_is_told() {
        sample("7");
        assertThat(outcomes()).isEqualTo("New");

        files.write(SAMPLE + ".in.json", "{");
        assertThat(outcomes()).startsWith("Unusable").contains("koe.in.json: is not JSON");

        files.write(SAMPLE + ".in.json", "{}");
        assertThat(outcomes()).startsWith("Unusable").contains("is no data of a form.submitted event");

        files.delete(SAMPLE + ".in.json").write("routes/examples/tesit/koe.in.json", "{}");
        assertThat(outcomes()).startsWith("Unusable").contains("there is no route tesit");
        assertThat(run().withoutSample()).containsExactly("testi");
    }

    @Test
    void a_route_that_is_broken_has_findings_instead_of_results() {
        sample("7").write("routes/mappings/plain.jslt", "{");

        SampleRun run = run("testi");

        assertThat(run.good()).isFalse();
        assertThat(run.findings()).singleElement().asString().contains("routes/mappings/plain.jslt:");
        assertThat(run.results()).isEmpty();

        files.write("routes/deliver/testi.camel.yaml", "- route: [");
        assertThat(run("testi").findings()).isNotEmpty();
        files.delete("routes/deliver/testi.camel.yaml");
        assertThatThrownBy(() -> run("muu"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("muu");
    }

    private ProjectFiles sample(String number) {
        return files.write(SAMPLE + ".in.json", DATA.formatted(number));
    }

    private static String without(String text) {
        return ProjectFiles.ROUTE.replace(text, "form: venepaikka");
    }

    private SampleRun run(String... routes) {
        try (RouteWorkbench workbench = files.open()) {
            return workbench.runSamples(List.of(routes));
        }
    }

    private String outcomes() {
        return run().results().stream().map(SampleRunTest::text).collect(Collectors.joining("; "));
    }

    private static String text(Result result) {
        return switch (result) {
            case Result.Same _ -> "Same";
            case Result.New _ -> "New";
            case Result.Unusable unusable -> "Unusable " + unusable.problem();
            case Result.Different different ->
                different.differences().stream()
                        .map(difference -> "%s %s %s"
                                .formatted(
                                        difference.path(),
                                        difference.expected() == null ? "nothing" : difference.expected(),
                                        difference.actual() == null ? "nothing" : difference.actual()))
                        .collect(Collectors.joining(", ", "Different ", ""));
        };
    }
}
