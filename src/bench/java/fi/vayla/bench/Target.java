package fi.vayla.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The system that everything is delivered to, as fast as one thread can be. It keeps the books of each caller apart, by the first
 * part of the path.
 */
final class Target implements Role, BareServer.Handler {

    private static final byte[] KEY = Scan.name("key");
    private static final byte[] NUMBER = Scan.name("number");
    private static final byte[] CREATED =
            Http.write("HTTP/1.1 201 Created", "Content-Type: application/json\r\n", Http.name("{\"id\":\"1\"}"));

    private final Map<String, Book> books = new TreeMap<>(); // guarded by this
    private final BareServer server;

    private Target(int port) throws IOException {
        server = new BareServer(port, this);
    }

    /** Argument: the port. */
    public static void main(String[] arguments) throws IOException {
        Role.serve(new Target(Integer.parseInt(arguments[0])));
    }

    @Override
    public void handle(Http.Message request, BareServer.Answering answering) {
        String[] path = request.word(1).split("/", 3);
        byte[] body = request.body();
        synchronized (this) {
            book(path[1]).take(Scan.text(body, KEY), Scan.number(body, NUMBER), request.header(Http.IDEMPOTENCY_KEY));
        }
        answering.answer(CREATED);
    }

    private Book book(String name) {
        return books.computeIfAbsent(name, _ -> new Book());
    }

    /** Orders: {@code stand BOOK}, {@code latency MILLISECONDS}, {@code times BOOK FILE}. */
    @Override
    public synchronized Object obey(List<String> words) throws IOException {
        return switch (words.getFirst()) {
            case "stand" -> book(words.get(1)).stand();
            case "latency" -> {
                server.latency(Long.parseLong(words.get(1)) * 1_000_000);
                yield true;
            }
            default -> throw new IllegalArgumentException("no order of the target: " + words);
        };
    }
}
