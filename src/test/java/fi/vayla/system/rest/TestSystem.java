package fi.vayla.system.rest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import fi.vayla.attachment.AttachmentStore;
import fi.vayla.attachment.FileStores;
import fi.vayla.security.Secrets;
import fi.vayla.system.HttpConnections;
import fi.vayla.system.RecordsDefinition;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A real HTTP server that answers as it is told, and the adapter that speaks to it. */
final class TestSystem implements AutoCloseable {

    /**
     * What the server received.
     *
     * @param path as it stood on the wire, with the query
     */
    record Received(String method, String path, Headers headers, String body) {

        @Nullable
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpConnections connections = new HttpConnections(new Secrets(name -> "salaisuus-" + name));
    private final RestAdapterFactory factory = new RestAdapterFactory(connections, this::files);
    private @Nullable AttachmentStore files;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    TestSystem(HttpHandler handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.start();
    }

    /** Answers every request with this status and body. */
    static TestSystem answering(int status, String body) {
        return new TestSystem(exchange -> answer(exchange, status, body));
    }

    /** The same with one header. */
    static TestSystem answering(int status, String header, String value) {
        return new TestSystem(exchange -> {
            exchange.getResponseHeaders().set(header, value);
            answer(exchange, status, "");
        });
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Received> received() {
        return received;
    }

    SystemAdapter adapter() {
        return adapter(null, "/id", Duration.ofSeconds(20));
    }

    SystemAdapter adapter(@Nullable String credentials, String targetId, Duration timeout) {
        return adapter(url(), credentials, targetId, timeout, 64, false);
    }

    SystemAdapter adapter(int concurrency, boolean idempotent) {
        return adapter(url(), null, "/id", Duration.ofSeconds(60), concurrency, idempotent);
    }

    private AttachmentStore files() {
        return files == null ? FileStores.none() : files;
    }

    /** An adapter that sends files of a store. */
    SystemAdapter adapter(AttachmentStore store) {
        files = store;
        return adapter();
    }

    /** An adapter that lists. */
    SystemAdapter lister(String below, RecordsDefinition records) {
        return factory.create(new SystemDefinition(
                        "asiat",
                        "rest",
                        "Asianhallinta",
                        url() + below,
                        null,
                        Duration.ofSeconds(20),
                        "/id",
                        64,
                        0,
                        false,
                        Duration.ZERO)
                .with(records, Set.of()));
    }

    /** An adapter for another place, with this one's client. */
    SystemAdapter adapterOf(String otherUrl) {
        return adapter(otherUrl, null, "/id", Duration.ofSeconds(20), 64, false);
    }

    private SystemAdapter adapter(
            String url,
            @Nullable String credentials,
            String targetId,
            Duration timeout,
            int concurrency,
            boolean idempotent) {
        return factory.create(new SystemDefinition(
                "asiat",
                "rest",
                "Asianhallinta",
                url,
                credentials,
                timeout,
                targetId,
                concurrency,
                0,
                idempotent,
                Duration.ZERO));
    }

    @Override
    public void close() throws Exception {
        server.stop(0);
        threads.shutdownNow();
        connections.close();
    }
}
