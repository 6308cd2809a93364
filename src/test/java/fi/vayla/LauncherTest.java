package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher's answers that need no hub: help exits 0, wrong use exits 2 and says what is wrong. */
class LauncherTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--help | 0 | ./vayla demo",
                "demo --help | 0 | --for",
                "run --help | 0 | config/application.yaml",
                "test --help | 0 | every test",
                "rebuild --help | 0 | read models",
                "fly | 2 | there is no command fly",
                "demo --for long | 2 | --for takes a number, not 'long'",
                "demo --fast | 2 | demo does not know --fast",
                "test --help | 0 | --soak",
                "test everything | 2 | test does not know everything",
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
                "ledger --help | 0 | --json"
            })
    void says_what_it_can_do_and_what_it_did_not_understand(String arguments, int status, String words)
            throws Exception {
        Answer answer = run(Path.of("."), "./vayla", arguments);

        assertThat(answer.status()).as(answer.output()).isEqualTo(status);
        assertThat(answer.output()).contains(words);
    }

    @Test
    void a_file_that_a_command_names_is_looked_for_where_the_caller_is(@TempDir Path elsewhere) throws Exception {
        Files.writeString(elsewhere.resolve("korjattu.json"), "ei JSONia");

        Answer answer = run(
                elsewhere,
                Path.of("vayla").toAbsolutePath().toString(),
                "parked edit 1 --file korjattu.json --reason x");

        assertThat(answer.output()).contains("korjattu.json is not JSON");
    }

    private record Answer(int status, String output) {}

    private static Answer run(Path folder, String launcher, String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), output);
    }
}
