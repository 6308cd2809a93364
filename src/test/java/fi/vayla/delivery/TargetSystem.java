package fi.vayla.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A system that keeps what it received in order, and answers as it is told. */
final class TargetSystem implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** What it does with a message. */
    enum Answer {
        TAKE,
        TAKE_AND_DROP_THE_ANSWER,
        BUSY,
        REFUSE
    }

    record Received(JsonNode body, String idempotencyKey) {
        String text(String name) {
            return body.path(name).asString();
        }
    }

    private final HttpServer server;
    private final List<Received> taken = new ArrayList<>();
    private final List<Received> calls = new ArrayList<>();
    private volatile Function<Received, Answer> behaviour = received -> Answer.TAKE;

    TargetSystem() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void answers(Function<Received, Answer> wanted) {
        behaviour = wanted;
    }

    synchronized List<Received> taken(String key) {
        return taken.stream().filter(one -> one.text("key").equals(key)).toList();
    }

    synchronized List<Received> calls(String key) {
        return calls.stream().filter(one -> one.text("key").equals(key)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Received received = new Received(
                JSON.readTree(exchange.getRequestBody().readAllBytes()),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        Answer answer = behaviour.apply(received);
        note(received, answer);
        switch (answer) {
            case TAKE -> send(exchange, 201, "{\"id\":\"T-" + received.text("key") + "\"}");
            case BUSY -> send(exchange, 503, "{\"detail\":\"busy\"}");
            case REFUSE -> send(exchange, 422, "{\"detail\":\"not like this\"}");
            case TAKE_AND_DROP_THE_ANSWER -> exchange.close();
        }
    }

    private synchronized void note(Received received, Answer answer) {
        calls.add(received);
        if (answer == Answer.TAKE || answer == Answer.TAKE_AND_DROP_THE_ANSWER) {
            taken.add(received);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
