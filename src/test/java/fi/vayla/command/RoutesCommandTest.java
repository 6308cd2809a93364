package fi.vayla.command;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import fi.vayla.routes.ProjectFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code ./vayla routes check} and {@code test} print and how they end. */
class RoutesCommandTest {

    private static final String SAMPLE = "routes/examples/testi/koe";

    @TempDir
    private Path folder;

    private ProjectFiles files;

    @BeforeEach
    void create() {
        files = new ProjectFiles(folder);
    }

    @Test
    void what_is_right_prints_nothing_and_exits_0() {
        assertThat(run("check")).isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void all_findings_of_all_files_are_printed_in_the_order_of_the_files() {
        files.write("routes/mappings/plain.jslt", "{").write("config/systems.yaml", "systems:\n  - {id: asiat}\n");

        CommandRun check = run("check");

        assertThat(check.status()).isOne();
        assertThat(check.out().lines()).hasSize(2);
        assertThat(check.out().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("systems.yaml:2:5: system asiat has no adapter"));
        assertThat(run("check", "--json").out()).contains("\"line\" : 2", "\"todo\" : \"use one of");
    }

    @Test
    void files_that_are_named_limit_what_is_shown_not_what_is_checked() {
        Path mapping = folder.resolve("routes/mappings/plain.jslt");
        files.write("routes/mappings/plain.jslt", "{").write("config/systems.yaml", "systems: 1\n");

        assertThat(run("check", mapping.toString()).out()).startsWith(mapping + ":1:");
        assertThat(run("check", mapping.toString()).out().lines()).hasSize(1);
        assertThat(run("check", folder.resolve("config/sources.yaml").toString())
                        .status())
                .isZero();
        assertThat(run("check", "nowhere.yaml").status()).isEqualTo(2);
    }

    @Test
    void secrets_that_are_not_set_are_named_on_request() {
        assertThat(run("check", "--secrets").out())
                .contains("sources.yaml:5:43: there is no secret at env:EI_ASETETTU here (set it)");
    }

    @Test
    void a_folder_without_routes_is_told(@TempDir Path empty) {
        CommandRun check = CommandRun.of(List.of("routes", "check", "--folder", empty.toString()));
        assertThat(check.status()).isOne();
        assertThat(check.err()).startsWith("vayla: ");
    }

    @Test
    void a_difference_is_printed_with_its_path_recorded_and_then_expected() {
        files.write(SAMPLE + ".in.json", """
                        {"form": "venepaikka", "submission": "1", "submittedAt": "2026-11-20T10:00:00Z", "amends": false,
                         "submitter": {"kind": "person"}, "answers": {"number": 7}, "attachments": []}
                        """)
                .write(SAMPLE + ".out.json", "{\"key\": \"koe\", \"number\": 8, \"source\": \"ideat\"}");

        CommandRun different = run("test", "testi");
        assertThat(different.status()).isOne();
        assertThat(different.out())
                .contains("testi/koe is not as", "/number: expected 8, actual 7")
                .endsWith("0 of 1 samples are as expected\n");
        JsonNode json = Json.read(run("test", "--json").out().getBytes(StandardCharsets.UTF_8));
        assertThat(json.at("/samples/0/differences/0/path").asString()).isEqualTo("/number");

        assertThat(run("test", "--record").out()).contains("wrote ", "koe.out.json");
        assertThat(run("test")).satisfies(same -> {
            assertThat(same.status()).isZero();
            assertThat(same.out()).startsWith("ok  testi/koe\n");
        });
        assertThat(Files.exists(folder.resolve(SAMPLE + ".out.json"))).isTrue();
    }

    private CommandRun run(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of("routes", command, "--folder", folder.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments);
    }
}
