package fi.vayla.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fi.vayla.event.Json;
import fi.vayla.event.Receipt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Answers intake calls as the hub does: a receipt that follows from the message, 503 while it is told to be out. */
final class StandInHub implements AutoCloseable {

    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final Set<String> receipts = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean out;
    private volatile boolean forgetsToAnswer;

    StandInHub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/intake/", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void out(boolean isOut) {
        out = isOut;
    }

    /** Takes each new message and closes the connection, so that the sender has to ask again. */
    void forgetsToAnswer() {
        forgetsToAnswer = true;
    }

    int turnedAway() {
        return turnedAway.get();
    }

    /** Each message as often as it was taken, in that order. */
    List<Arrived> arrived() {
        return arrived;
    }

    Set<String> receipts() {
        return receipts;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (out) {
                turnedAway.incrementAndGet();
                exchange.getResponseHeaders().set("Retry-After", "0");
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            String source = exchange.getRequestURI().getPath().substring("/intake/".length());
            arrived.add(new Arrived(source, Map.copyOf(exchange.getRequestHeaders()), body));
            String receipt =
                    Receipt.of(source, new String(body, StandardCharsets.UTF_8)).value();
            if (receipts.add(receipt) && forgetsToAnswer) {
                return;
            }
            byte[] answer = Json.write(Map.of("receipt", receipt));
            exchange.sendResponseHeaders(202, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // parsed, never compared
    record Arrived(String source, Map<String, List<String>> headers, byte[] body) {

        JsonNode json() {
            return Json.read(body);
        }

        /** Empty if there is none. */
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }
}
