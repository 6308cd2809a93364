package fi.vayla.bench;

import fi.vayla.log.BenchBroker;
import fi.vayla.log.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** A throw-away folder, and the processes that a work needs. Closing ends them all, the last one first. */
final class Bed implements AutoCloseable {

    private static int nextPort = 21_000;

    private final Install install;
    private final Path folder;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::end);

    Bed(Install install, String name) {
        this.install = install;
        try {
            folder = Files.createTempDirectory("vayla-bench-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    Install install() {
        return install;
    }

    Path folder() {
        return folder;
    }

    /** The first of two neighbours that nobody listens on. */
    static synchronized int port() {
        int port = FreePorts.findPair(nextPort);
        nextPort = port + 2;
        return port;
    }

    /** Ends it with the bed. */
    <T extends AutoCloseable> T keep(T process) {
        running.push(process);
        return process;
    }

    /** A broker, and what the harness has to do with it. */
    Kafka broker() {
        int port = port();
        child(BenchBroker.class, folder.resolve("kafka"), port).awaitReady();
        return keep(new Kafka("localhost:" + port));
    }

    /** Does not wait until it is ready. */
    Child child(Class<?> main, Object... arguments) {
        List<String> texts = Arrays.stream(arguments).map(String::valueOf).toList();
        return keep(new Child(main.getSimpleName(), install.role(main, texts), folder.resolve("complaints.txt")));
    }

    private void end() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) { // the others are to end all the same
                System.err.println("bench: a process did not end: " + e);
            }
        }
    }

    @Override
    public void close() {
        end();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }
}
