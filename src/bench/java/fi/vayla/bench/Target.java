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
    private static final byte[] SENT = Scan.name("sent");
    private static final byte[] CREATED =
            Http.write("HTTP/1.1 201 Created", "Content-Type: application/json\r\n", Http.name("{\"id\":\"1\"}"));

    private final Map<String, Book> books = new TreeMap<>(); // guarded by this
    private final Map<String, TimedBook> timed = new TreeMap<>(); // guarded by this
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
        String key = Scan.text(body, KEY);
        long sent = Scan.number(body, SENT);
        synchronized (this) {
            if (sent >= 0) {
                timed(path[1]).take(key, sent);
            } else {
                int number = Math.toIntExact(Scan.number(body, NUMBER));
                book(path[1]).take(key, number, request.header(Http.IDEMPOTENCY_KEY));
            }
        }
        answering.answer(CREATED);
    }

    private TimedBook timed(String name) {
        return timed.computeIfAbsent(name, _ -> new TimedBook());
    }

    private Book book(String name) {
        return books.computeIfAbsent(name, _ -> new Book());
    }

    /**
     * Orders: {@code stand BOOK} and {@code latency MILLISECONDS}; for a book of what says when it was sent, {@code begin BOOK}
     * and {@code times BOOK}.
     */
    @Override
    public synchronized Object obey(List<String> words) throws IOException {
        return switch (words.getFirst()) {
            case "stand" -> book(words.get(1)).stand();
            case "latency" -> {
                server.latency(Long.parseLong(words.get(1)) * 1_000_000);
                yield true;
            }
            case "begin" -> {
                timed(words.get(1)).begin();
                yield true;
            }
            case "times" -> timed(words.get(1)).stand();
            default -> throw new IllegalArgumentException("no order of the target: " + words);
        };
    }
}
