package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
        List<String> command = new ArrayList<>(List.of("./vayla"));
        command.addAll(List.of(arguments.split(" ")));

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isEqualTo(status);
        assertThat(output).contains(words);
    }
}
