package fi.vayla;

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
                "fly | 2 | there is no command fly",
                "demo --for long | 2 | --for takes a number, not 'long'",
                "demo --fast | 2 | demo does not know --fast",
                "test --help | 0 | --soak",
                "test everything | 2 | test does not know everything"
            })
    void says_what_it_can_do_and_what_it_did_not_understand(String arguments, int status, String words)
            throws Exception {
        Launcher.requireAnswer(arguments, status, words);
    }
}
