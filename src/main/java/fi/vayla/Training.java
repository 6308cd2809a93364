package fi.vayla;

import fi.vayla.log.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * What a hub is started with so that the JVM can record which classes a start needs: the shipped routes, and a log, a store
 * and ports of its own. No event reaches it, so that it sends nothing. Closing deletes its data.
 */
final class Training implements AutoCloseable {

    private final Path folder;

    Training() {
        try {
            folder = Files.createTempDirectory("vayla-train");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> options() {
        return List.of(
                "--spring.config.location=classpath:/",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--vayla.log.bootstrap-servers=",
                "--vayla.log.folder=" + folder.resolve("kafka"),
                "--vayla.log.port=" + FreePorts.findPair(firstPort()),
                "--vayla.attachments.folder=" + folder.resolve("attachments"),
                "--vayla.attachments.s3.bucket=",
                "--vayla.systems.file=config/demo/systems.yaml",
                "--vayla.intake.open-on-loopback=true",
                "--spring.datasource.url=jdbc:sqlite:" + folder.resolve("view.db"));
    }

    /** Not where another training begins to look. */
    private int firstPort() {
        return 20_000 + Math.floorMod(folder.hashCode(), 10_000);
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
