package fi.vayla.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A system that keeps what it received in order, answers as it is told, and can be asked: {@code GET /records/KEY} says
 * whether it has a record of that key.
 */
public final class TargetSystem implements AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // or each answer on a kept connection takes 40 ms
    }

    private static final JsonMapper JSON = new JsonMapper();
    public static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** What it does with a message. */
    public enum Answer {
        TAKE,
        /** The connection ends after the effect. */
        TAKE_AND_DROP_THE_ANSWER,
        /** No answer after the effect, until the system is closed. */
        TAKE_AND_SAY_NOTHING,
        /** The connection ends before any effect. */
        DROP,
        /** 503. */
        BUSY,
        /** 503 with Retry-After. */
        BUSY_FOR_A_WHILE,
        /** 429. */
        SLOW_DOWN,
        /** 500. */
        BROKEN,
        /** 422. */
        REFUSE;

        boolean takes() {
            return this == TAKE || this == TAKE_AND_DROP_THE_ANSWER || this == TAKE_AND_SAY_NOTHING;
        }
    }

    /** @param at {@link System#nanoTime()} when it came */
    public record Received(JsonNode body, String idempotencyKey, long at) {

        public String text(String name) {
            return body.path(name).asString();
        }

        public int number() {
            return body.path("number").asInt();
        }
    }

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Received> taken = new ArrayList<>();
    private final List<Received> calls = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Set<String> idempotencyKeys = new HashSet<>();
    private final boolean idempotent;
    private volatile Function<Received, Answer> behaviour = received -> Answer.TAKE;
    private int open;
    private int mostOpen;

    public TargetSystem() {
        this(0, false);
    }

    /**
     * @param port 0 for any
     * @param idempotent whether a message under a key that it knows has no second effect
     */
    public TargetSystem(int port, boolean idempotent) {
        this.idempotent = idempotent;
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public void answers(Function<Received, Answer> wanted) {
        behaviour = wanted;
    }

    /** Everything that it has, in the order that it came. */
    public synchronized List<Received> taken() {
        return List.copyOf(taken);
    }

    public List<Received> taken(String key) {
        return taken().stream().filter(one -> one.text("key").equals(key)).toList();
    }

    /** The numbers that it has of a key, in the order that they came. */
    public List<Integer> numbers(String key) {
        return taken(key).stream().map(Received::number).toList();
    }

    /** Every message that was sent to it, taken or not. */
    public synchronized List<Received> calls() {
        return List.copyOf(calls);
    }

    public List<Received> calls(String key) {
        return calls().stream().filter(one -> one.text("key").equals(key)).toList();
    }

    /** How often it was asked for the record of a key. */
    public synchronized long asked(String key) {
        return asked.stream().filter(key::equals).count();
    }

    /** The most messages that it had open at once. */
    public synchronized int mostOpen() {
        return mostOpen;
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            find(exchange);
            return;
        }
        Received received = new Received(
                JSON.readTree(exchange.getRequestBody().readAllBytes()),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                System.nanoTime());
        begin();
        Answer answer;
        try {
            answer = behaviour.apply(received);
        } finally {
            end();
        }
        note(received, answer);
        switch (answer) {
            case TAKE -> send(exchange, 201, "{\"id\":\"T-" + received.text("key") + "\"}");
            case BUSY -> send(exchange, 503, "{\"detail\":\"busy\"}");
            case BUSY_FOR_A_WHILE -> {
                exchange.getResponseHeaders().set("Retry-After", Long.toString(RETRY_AFTER.toSeconds()));
                send(exchange, 503, "{\"detail\":\"busy\"}");
            }
            case SLOW_DOWN -> send(exchange, 429, "{\"detail\":\"slow down\"}");
            case BROKEN -> send(exchange, 500, "{\"detail\":\"broken\"}");
            case REFUSE -> send(exchange, 422, "{\"detail\":\"not like this\"}");
            case TAKE_AND_DROP_THE_ANSWER, DROP -> exchange.close();
            case TAKE_AND_SAY_NOTHING -> {
                awaitClosed();
                exchange.close();
            }
        }
    }

    private void find(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        synchronized (this) {
            asked.add(key);
        }
        boolean found = !taken(key).isEmpty();
        send(exchange, found ? 200 : 404, found ? "{\"id\":\"T-" + key + "\"}" : "{}");
    }

    private void awaitClosed() {
        try {
            closed.await(5, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begin() {
        open++;
        mostOpen = Math.max(mostOpen, open);
    }

    private synchronized void end() {
        open--;
    }

    private synchronized void note(Received received, Answer answer) {
        calls.add(received);
        if (answer.takes() && (idempotencyKeys.add(received.idempotencyKey()) || !idempotent)) {
            taken.add(received);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
