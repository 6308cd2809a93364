package fi.vayla.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A process of the harness that plays a {@link Role}. Not thread-safe. */
final class Child implements AutoCloseable {

    private final String name;
    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;
    private boolean ready;

    /** Starts beside whatever else starts. What it has to complain of goes to the file. */
    Child(String name, List<String> command, Path complaints) {
        this.name = name;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(complaints.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    void awaitReady() {
        if (!ready) {
            read();
            ready = true;
        }
    }

    /** Waits for it to be ready, and for the answer. Throws {@link BenchFailure} when the child could not do it, or is gone. */
    JsonNode ask(Object... words) {
        awaitReady();
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        orders.println(line);
        return read();
    }

    /** The same, read as a record. */
    <T> T ask(Class<T> type, Object... words) {
        return Json.MAPPER.treeToValue(ask(words), type);
    }

    private JsonNode read() {
        String line;
        try {
            line = answers.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (line == null) {
            throw new BenchFailure(name + " ended; see its file of complaints");
        }
        if (line.equals("ready")) { // the broker plays no role
            return Json.MAPPER.nullNode();
        }
        JsonNode answer = Json.MAPPER.readTree(line);
        if (answer.has("failed")) {
            throw new BenchFailure(name + ": " + answer.path("failed").asString());
        }
        return answer;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
