package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** {@code ./vayla}, as whoever calls it sees it. */
final class Launcher {

    private static boolean prepared;

    private Launcher() {}

    /** Any command does it: the hub is unpacked and its start recorded, as after every build. */
    static synchronized void prepare() throws Exception {
        if (prepared) {
            return;
        }
        try (FileChannel file = FileChannel.open(
                        Path.of("target/hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = file.lock()) { // another process of tests may want it at the same time
            prepared = true;
            requireAnswer("ledger --help", 0, "--json");
        }
    }

    /** @param arguments with spaces between them */
    static void requireAnswer(String arguments, int status, String words) throws Exception {
        requireAnswer(Path.of("."), arguments, status, words);
    }

    /** @param folder where the caller is */
    static void requireAnswer(Path folder, String arguments, int status, String words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(Path.of("vayla").toAbsolutePath().toString()));
        command.addAll(List.of(arguments.split(" ")));

        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isEqualTo(status);
        assertThat(output).contains(words).doesNotContain("Building");
    }
}
