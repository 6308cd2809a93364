package fi.vayla.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** The hub's embedded broker as a process of its own. Ends when its input does, which is when the harness ends. */
public final class BenchBroker {

    private BenchBroker() {}

    /** Arguments: folder and port. Prints {@code ready}. */
    public static void main(String[] arguments) throws IOException {
        LogSettings settings = new LogSettings(
                "",
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                6,
                (short) 1,
                1,
                Duration.ofDays(400),
                Duration.ofSeconds(10),
                Duration.ofSeconds(6),
                DataSize.ofMegabytes(64),
                Path.of("config/schemas"));
        EmbeddedBroker.start(settings);
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // nothing is asked of it
        }
        Runtime.getRuntime().halt(0); // its data is thrown away
    }
}
