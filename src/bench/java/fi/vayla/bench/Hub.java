package fi.vayla.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The hub itself, as an administrator starts it. */
final class Hub implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Process process;
    private final Path output;
    private final URI url;
    private final long started = System.nanoTime();

    /** Does not wait until it is ready. */
    Hub(Install install, HubFiles files, int port, List<String> settings) {
        List<String> command = install.hub(List.of(), settings);
        command.add("--server.port=" + port);
        output = files.folder().resolve("hub.log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(files.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            // what an administrator's environment sets is not measured
            builder.environment().keySet().removeIf(name -> name.startsWith("VAYLA_") || name.startsWith("SPRING_"));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        url = URI.create("http://localhost:" + port);
    }

    /** Returns how many nanoseconds it took. */
    long awaitReady() {
        await("ready", () -> isUp("/actuator/health/readiness"));
        return System.nanoTime() - started;
    }

    /** Whether a GET of it is answered 200; false while nobody answers. */
    private boolean isUp(String path) {
        try {
            return get(path).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Has the route rest, with nothing under way. */
    void pause(String route) {
        order(route, "pause");
        awaitPaused(route);
    }

    /** Another instance may have been told. */
    void awaitPaused(String route) {
        await(route + " paused", () -> state(route).equals("paused"));
    }

    void resume(String route) {
        order(route, "resume");
    }

    private String state(String route) {
        return getJson("/api/routes/" + route).path("state").asString("");
    }

    private void order(String route, String order) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/api/routes/" + route + "/" + order))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"benchmark\"}"))
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != 202) {
            throw new BenchFailure("%s of %s: %s".formatted(order, route, answer.body()));
        }
    }

    /** What must be 0 at any time. */
    long unaccounted() {
        return getJson("/api/ledger").path("unaccounted").asLong(-1);
    }

    JsonNode getJson(String path) {
        return Json.MAPPER.readTree(get(path).body());
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    private void await(String what, java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + START.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new BenchFailure("The hub ended with " + process.exitValue() + lastWords());
            }
            if (System.nanoTime() > end) {
                throw new BenchFailure("The hub is not " + what + " after " + START);
            }
            Pause.of(LOOK);
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(output);
            return ": " + lines.subList(Math.max(0, lines.size() - 3), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return url.getPort();
    }

    long pid() {
        return process.pid();
    }

    /** SIGTERM; returns when it is gone. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** SIGKILL, in the middle of whatever it does; returns when it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
