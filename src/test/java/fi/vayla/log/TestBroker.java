package fi.vayla.log;

import fi.vayla.TestHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** The one embedded broker that all tests of this JVM share; it starts when the first of them asks and ends with the JVM. */
final class TestBroker {

    /** Starts it, when it is asked for first. */
    private static final class Shared {
        static final TestBroker BROKER = new TestBroker();
    }

    private final LogSettings settings;

    private TestBroker() {
        try {
            Path folder = Files.createTempDirectory("vayla-test-broker");
            settings = embedded(folder);
            EmbeddedBroker broker = EmbeddedBroker.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                broker.close();
                delete(folder);
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of a hub that uses it as its cluster. */
    static LogSettings settings() {
        return client(Shared.BROKER.settings.servers(), Duration.ofSeconds(10));
    }

    /** The settings of another embedded broker, on free ports. */
    static LogSettings embedded(Path folder) {
        return new LogSettings(
                "",
                folder,
                TestHub.freePorts(),
                6,
                (short) 1,
                1,
                Duration.ofDays(400),
                Duration.ofSeconds(10),
                Duration.ofSeconds(6),
                DataSize.ofMegabytes(64),
                Path.of("config/schemas"));
    }

    static LogSettings client(String servers, Duration appendTimeout) {
        return client(servers, appendTimeout, 6, 1);
    }

    /** @param replication of the topics; all replicas but one must have a record */
    static LogSettings client(String servers, Duration appendTimeout, int partitions, int replication) {
        return new LogSettings(
                servers,
                Path.of("unused"),
                19092,
                partitions,
                (short) replication,
                Math.max(1, replication - 1),
                Duration.ofDays(400),
                appendTimeout,
                Duration.ofSeconds(6),
                DataSize.ofMegabytes(64),
                Path.of("config/schemas"));
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            System.err.println(folder + " was not deleted: " + e);
        }
    }
}
