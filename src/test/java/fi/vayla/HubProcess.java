package fi.vayla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hub as a process of its own, which can be killed. */
final class HubProcess implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration START = Duration.ofSeconds(90);

    /** Starts soon and leaves the processors to others, for hubs that are killed soon. */
    static final List<String> SHORT_LIVED = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process process;
    private final URI url;

    /** Returns when it is ready. */
    HubProcess(Path folder, int port, Map<String, String> settings) {
        this(folder, port, ShippedHub.java(SHORT_LIVED), settings);
        awaitReady();
    }

    private HubProcess(Path folder, int port, ProcessBuilder builder, Map<String, String> settings) {
        builder.command().addAll(List.of("run", "--server.port=" + port));
        for (String argument : TestHub.arguments(folder, settings)) {
            if (!argument.startsWith("--server.port=")) {
                builder.command().add(argument);
            }
        }
        try {
            Files.createDirectories(folder);
            process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("hub.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        url = URI.create("http://localhost:" + port);
    }

    /** Does not wait until it is ready. */
    static HubProcess launch(Path folder, int port, List<String> options, Map<String, String> settings) {
        return new HubProcess(folder, port, ShippedHub.java(options), settings);
    }

    /** The same on any port. */
    static HubProcess launch(Path folder, List<String> options, Map<String, String> settings) {
        return launch(folder, TestHub.freePorts(), options, settings);
    }

    /** @param main a main class that starts a hub, with its first arguments */
    static HubProcess launch(Path folder, List<String> options, List<String> main, Map<String, String> settings) {
        return new HubProcess(folder, TestHub.freePorts(), ShippedHub.javaWithTests(options, main), settings);
    }

    /**
     * As an administrator starts it, who has called {@link Launcher#prepare()}, but that its JVM compiles and collects as the
     * tests' own does, which in the soak is as it comes; does not wait until it is ready.
     */
    static HubProcess launchInstalled(Path folder, int port, Map<String, String> settings) {
        ProcessBuilder launcher = new ProcessBuilder(new ArrayList<>(List.of("./vayla")));
        launcher.environment().put("VAYLA_JAVA_OPTS", ownOptions());
        return new HubProcess(folder, port, launcher, settings);
    }

    private static String ownOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:Tiered") || option.startsWith("-XX:+Use"))
                .collect(Collectors.joining(" "));
    }

    /** One that does not get ready is ended. */
    HubProcess awaitReady() {
        try {
            Awaitility.await().atMost(START).until(this::isReady);
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The hub ended with " + process.exitValue());
        }
        try {
            return get("/actuator/health/readiness").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    URI url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    JsonNode getJson(String path) {
        return JSON.readTree(get(path).body());
    }

    HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL: nothing is flushed, nothing is closed. Returns at once. */
    void strike() {
        process.destroyForcibly();
    }

    /** SIGKILL; returns when it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits until it ends by itself, or is struck. */
    void awaitEnd(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("The hub did not end within " + atMost);
        }
    }

    /** SIGTERM; returns the exit status. */
    int terminate() throws InterruptedException {
        process.destroy();
        awaitEnd(Duration.ofSeconds(60));
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
