package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fi.vayla.event.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A system that knows what must come: the numbers 0, 1, 2 … of each key, in this order and each once. It notes whatever else
 * comes, in memory that does not grow with the messages but by four bytes. {@code GET /records/KEY/NUMBER} tells whether it
 * has a message.
 */
final class StrictTarget implements AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // or each answer on a kept connection takes 40 ms
    }

    private static final int MOST_FAULTS = 20;

    /** What a repeat of a message under its Idempotency-Key is. */
    enum Kind {
        /** Nothing: the system answers as it did the first time. */
        IDEMPOTENT,
        /** A second effect, which must not be: whoever sends asks first. */
        ASKED
    }

    record Message(String key, int number, int call) {}

    /** Whether the connection is to end, at a step of a call. */
    interface Step extends Predicate<Message> {}

    /** The Idempotency-Keys of one key's messages, as hashes, by number. */
    private static final class Numbers {

        private int[] hashes = new int[8];
        private int size;

        void add(int hash) {
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, size * 2);
            }
            hashes[size++] = hash;
        }
    }

    private final HttpServer server;
    private final Kind kind;
    private final Map<String, Numbers> keys = new HashMap<>(); // guarded by this
    private final List<String> faults = new ArrayList<>(); // guarded by this
    private volatile Step beforeEffect = message -> false;
    private volatile Step afterEffect = message -> false;
    private volatile boolean away;
    private volatile long nanosBetween;
    private long next; // guarded by this
    private long effects; // guarded by this
    private long repeats; // guarded by this
    private int calls; // guarded by this
    private long asked; // guarded by this

    StrictTarget(Kind kind) {
        this.kind = kind;
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 1024);
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

    /** The step may kill the hub whose call this is; where it says true, the call ends without an effect or an answer. */
    void beforeEffect(Step step) {
        beforeEffect = step;
    }

    /** The same after the effect. */
    void afterEffect(Step step) {
        afterEffect = step;
    }

    /** While it is away it answers 503. */
    void away(boolean isAway) {
        away = isAway;
    }

    /** Takes at most so many messages a second; 0 for as many as come. */
    void limit(int perSecond) {
        nanosBetween = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    synchronized long effects() {
        return effects;
    }

    /** Calls of a message that it had already, under the same Idempotency-Key. */
    synchronized long repeats() {
        return repeats;
    }

    synchronized long asked() {
        return asked;
    }

    /** What came that must not: gaps, second effects, a number before its turn. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** It has exactly the numbers below this of each of these keys, in order and once. */
    void requireExactly(Map<String, Integer> expected) {
        Map<String, Integer> has = new HashMap<>();
        synchronized (this) {
            keys.forEach((key, numbers) -> has.put(key, numbers.size));
        }
        assertThat(faults()).isEmpty();
        assertThat(has).isEqualTo(expected);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                find(exchange);
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (away) {
                answer(exchange, 503, "{}");
                return;
            }
            awaitTurn();
            JsonNode json = Json.read(body);
            Message message =
                    new Message(json.path("key").asString(), json.path("number").asInt(), nextCall());
            if (beforeEffect.test(message)) {
                return; // closes the connection
            }
            take(message, exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            if (afterEffect.test(message)) {
                return;
            }
            answer(exchange, 201, "{\"id\":\"%s/%d\"}".formatted(message.key(), message.number()));
        }
    }

    private synchronized int nextCall() {
        return ++calls;
    }

    private void awaitTurn() {
        long between = nanosBetween;
        if (between == 0) {
            return;
        }
        long turn;
        synchronized (this) {
            turn = Math.max(System.nanoTime(), next);
            next = turn + between;
        }
        for (long left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private synchronized void take(Message message, @Nullable String idempotencyKey) {
        if (idempotencyKey == null) {
            fault(message, "without an Idempotency-Key");
            return;
        }
        Numbers numbers = keys.computeIfAbsent(message.key(), key -> new Numbers());
        int hash = idempotencyKey.hashCode();
        if (message.number() == numbers.size) {
            numbers.add(hash);
            effects++;
        } else if (message.number() > numbers.size) {
            fault(message, "before its turn; expected " + numbers.size);
        } else if (kind == Kind.ASKED || numbers.hashes[message.number()] != hash) {
            fault(message, "a second time");
        } else {
            repeats++;
        }
    }

    private void fault(Message message, String what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add("%s/%d came %s".formatted(message.key(), message.number(), what));
        }
    }

    private void find(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        boolean found;
        synchronized (this) {
            asked++;
            Numbers numbers = keys.get(path[2]);
            found = numbers != null && Integer.parseInt(path[3]) < numbers.size;
        }
        answer(exchange, found ? 200 : 404, found ? "{\"id\":\"%s/%s\"}".formatted(path[2], path[3]) : "{}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
