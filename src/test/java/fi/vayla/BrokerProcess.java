package fi.vayla;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker and controller as a process of its own, which can be killed and started again on its folder and ports. */
final class BrokerProcess implements AutoCloseable {

    private final Path folder;
    private final int port;
    private Process process;

    /** Formats the folder and starts; does not wait. */
    BrokerProcess(Path folder, String clusterId, int node, int port, Map<String, String> properties) {
        this.folder = folder;
        this.port = port;
        try {
            Files.createDirectories(folder);
            Properties all = new Properties();
            all.setProperty("process.roles", "broker,controller");
            all.setProperty("node.id", Integer.toString(node));
            all.setProperty("log.dirs", folder.resolve("data").toString());
            all.setProperty(
                    "listeners", "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, port + 1));
            all.setProperty("advertised.listeners", "PLAINTEXT://localhost:" + port);
            all.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
            all.setProperty("controller.listener.names", "CONTROLLER");
            all.putAll(properties);
            try (var file = Files.newBufferedWriter(folder.resolve("server.properties"))) {
                all.store(file, null);
            }
            format(clusterId, node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = launch();
    }

    private void format(String clusterId, int node) {
        String data = folder.resolve("data").toString();
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(clusterId)
                    .setNodeId(node)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(data)
                    .addDirectory(data)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("The folder of broker " + node + " was not formatted", e);
        }
    }

    private Process launch() {
        try {
            return ShippedHub.javaWithTests(
                            List.of(
                                    "-Xmx256m",
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-Dlogback.configurationFile=broker-logback.xml"),
                            List.of(
                                    "kafka.Kafka",
                                    folder.resolve("server.properties").toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("broker.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "localhost:" + port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: nothing is flushed, nothing is handed over. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Does not wait until it serves. */
    void startAgain() {
        process = launch();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
