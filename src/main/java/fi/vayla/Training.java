package fi.vayla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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
                "--vayla.log.port=" + freePorts(),
                "--vayla.systems.file=config/demo/systems.yaml",
                "--vayla.intake.open-on-loopback=true",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("view") + ";DB_CLOSE_ON_EXIT=FALSE");
    }

    /** The first of two neighbouring ports that are free, below those that the system gives away by itself. */
    private int freePorts() {
        int port = 20_000 + Math.floorMod(folder.hashCode(), 10_000); // not where another training looks first
        while (!isFree(port) || !isFree(port + 1)) {
            port++;
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
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
