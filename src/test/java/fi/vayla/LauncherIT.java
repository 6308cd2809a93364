package fi.vayla;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's commands by the launcher, which has the jar of this build: what they can do, wrong use, and no hub that answers. */
class LauncherIT {

    @BeforeAll
    static void prepare() throws Exception {
        Launcher.prepare();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rebuild --help | 0 | read models",
                "rebuild --url | 2 | '--url'",
                "rebuild --fast | 2 | --fast",
                "rebuild --url http://localhost:9 | 1 | no hub answers at http://localhost:9",
                "messages | 2 | See ./vayla messages --help",
                "messages --help | 0 | trace",
                "messages find --help | 0 | VAYLA_URL",
                "messages find | 2 | KEY",
                "messages trace 1 --url http://localhost:9 | 1 | no hub answers",
                "messages find Öljy --url http://localhost:9/ä | 1 | no hub answers at http://localhost:9/ä",
                "parked --help | 0 | discard",
                "parked replay --help | 0 | --dry-run",
                "parked replay --reason x | 2 | name either one message by its ID",
                "parked replay 1 --key 2 --reason x | 2 | name either one message by its ID",
                "parked discard 1 | 2 | --reason is missing",
                "parked edit 1 --reason x | 2 | --file",
                "parked edit 1 --file pom.xml --reason x | 1 | pom.xml is not JSON",
                "ledger --help | 0 | --json",
                "routes | 2 | See ./vayla routes --help",
                "routes --help | 0 | check",
                "routes check --help | 0 | --secrets",
                "routes check nowhere.yaml | 2 | there is no file nowhere.yaml",
                "routes check | 0 | ''",
                "routes check --json | 0 | findings",
                "routes new --help | 0 | --list",
                "routes new --list | 0 | form-to-case",
                "routes new lomake | 2 | there is no template lomake",
                "routes new form-to-case | 1 | there is a route form-to-case in routes/deliver/form-to-case.camel.yaml",
                "routes test --help | 0 | --record",
                "routes test nowhere | 1 | there is no route nowhere",
                "routes test form-to-case | 0 | 1 of 1 samples are as expected"
            })
    void says_what_it_can_do_and_what_it_did_not_understand(String arguments, int status, String words)
            throws Exception {
        Launcher.requireAnswer(arguments, status, words);
    }

    @Test
    void files_are_checked_where_the_caller_is_and_named_as_the_caller_names_them(@TempDir Path elsewhere)
            throws Exception {
        Path folder = Files.createDirectories(elsewhere.resolve("routes/deliver"));
        Files.createDirectories(elsewhere.resolve("config"));
        Files.writeString(elsewhere.resolve("config/sources.yaml"), "sources:\n");
        Files.writeString(elsewhere.resolve("config/systems.yaml"), "systems: []\n");
        Files.writeString(
                elsewhere.resolve("config/application.yaml"),
                "vayla.log.schemas: " + Path.of("config/schemas").toAbsolutePath() + "\n");
        Files.writeString(folder.resolve("testi.camel.yaml"), "- route:\n\tid: testi\n");

        Launcher.requireAnswer(folder, "routes check testi.camel.yaml", 1, "testi.camel.yaml:2:1: ");
    }

    @Test
    void a_file_that_a_command_names_is_looked_for_where_the_caller_is(@TempDir Path elsewhere) throws Exception {
        Files.writeString(elsewhere.resolve("korjattu.json"), "ei JSONia");

        Launcher.requireAnswer(
                elsewhere, "parked edit 1 --file korjattu.json --reason x", 1, "korjattu.json is not JSON");
    }
}
