package fi.vayla.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A whole run, as {@code result.json} has it.
 *
 * @param command that gives such a result
 * @param processors of the machine
 * @param java its version
 */
record Result(
        String command, Instant at, int processors, String java, String system, boolean passed, List<Measured> works) {

    static Result of(Options options, Instant at, List<Measured> works) {
        String which = options.works().isEmpty()
                ? ""
                : " --work "
                        + String.join(",", options.works().stream().sorted().toList());
        return new Result(
                "./vayla bench" + (options.quick() ? " --quick" : "") + (options.profile() ? " --profile" : "") + which,
                at,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                works.stream().allMatch(Measured::passed),
                works);
    }

    void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }
}
