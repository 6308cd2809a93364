package fi.vayla.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One member's HTTP server on the loopback address: first the faults it was told to have, then the member's own work.
 * Paths that begin with {@code /_} are the town's own and have no faults.
 */
public final class MemberServer implements AutoCloseable {

    static {
        // without it every answer on a kept connection waits for the caller's delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final String name;
    private final Handler handler;
    private final TownControl control;
    private final RandomGenerator random;
    private final Received received;
    private final int port;
    private volatile Faults faults = Faults.NONE;
    private @Nullable AutoCloseable listening;

    /** The generator must be safe for many threads. */
    MemberServer(
            String name,
            int port,
            int remember,
            TownControl control,
            Clock clock,
            RandomGenerator random,
            Handler handler) {
        this.name = name;
        this.handler = handler;
        this.control = control;
        this.random = random;
        this.received = new Received(remember, clock);
        HttpServer first = listen(port);
        this.listening = () -> first.stop(0);
        this.port = first.getAddress().getPort();
        control.add(this);
    }

    public String name() {
        return name;
    }

    /** Where it listens, without a slash at the end. */
    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    public Received received() {
        return received;
    }

    public Faults faults() {
        return faults;
    }

    /** From now on it has these faults and no others. One that was down listens again when this returns. */
    public synchronized void faults(Faults wanted) {
        boolean same = wanted.down() == faults.down() && wanted.notHttp() == faults.notHttp();
        faults = wanted;
        if (same) {
            return;
        }
        stop();
        if (wanted.notHttp()) {
            listening = NoHttpServer.listen(port);
        } else if (!wanted.down()) {
            HttpServer next = listen(port);
            listening = () -> next.stop(0);
        }
    }

    @Override
    public synchronized void close() {
        stop();
    }

    private void stop() {
        try (AutoCloseable old = listening) {
            listening = null;
        } catch (Exception e) {
            throw new IllegalStateException("The simulated " + name + " does not stop listening", e);
        }
    }

    private HttpServer listen(int wantedPort) {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort), 1024);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::serve);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("The simulated " + name + " cannot listen on port " + wantedPort, e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.read(exchange);
            if (request.path().startsWith("/_")) {
                TownControl.Controlled controlled = control.handle(request, this);
                write(exchange, controlled.answer());
                exchange.close();
                controlled.afterwards().run();
            } else {
                serveWithFaults(exchange, request);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serveWithFaults(HttpExchange exchange, Request request) throws IOException, InterruptedException {
        Faults now = faults;
        Thread.sleep(now.delay(random));
        if (now.fail() != null && now.fail().hitsThisCall(random)) {
            write(exchange, now.fail().answer());
            return;
        }
        if (now.repeatsThisCall(random)) {
            handler.handle(request);
        }
        Answer answer = handler.handle(request);
        if (now.dropsThisAnswer(random)) {
            return; // closing an exchange without an answer closes its connection
        }
        if (now.spoil() != null && now.spoil().hitsThisCall(random)) {
            spoil(exchange, answer, now.spoil().how());
        } else {
            write(exchange, answer);
        }
    }

    private static void spoil(HttpExchange exchange, Answer answer, Faults.Spoiling.How how) throws IOException {
        byte[] begun = Arrays.copyOf(answer.body(), answer.body().length / 2);
        switch (how) {
            case malformed -> write(exchange, new Answer(answer.status(), answer.headers(), begun));
            case half_closed -> {
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(answer.status(), answer.body().length);
                exchange.getResponseBody().write(begun);
                exchange.getResponseBody().flush();
            }
        }
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** A member's own work. Called from many virtual threads at once. */
    interface Handler {
        Answer handle(Request request);
    }
}
