package fi.vayla.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An HTTP server of one thread that does nothing but what it is for. A connection's next request waits for its answer. */
final class BareServer {

    /** What the server is for; called on its thread. */
    interface Handler {
        void handle(Http.Message request, Answering answering);
    }

    /** The way back to whoever asked, once. Safe from any thread. */
    interface Answering {
        void answer(byte[] message);
    }

    private static final class Client {

        final HttpConnection connection;
        boolean waits;

        Client(HttpConnection connection) {
            this.connection = connection;
        }
    }

    private record Answer(Client client, byte[] message, long due) {}

    private final Selector selector;
    private final ServerSocketChannel server;
    private final Handler handler;
    private final Thread thread;
    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Answer> later = new PriorityQueue<>((a, b) -> Long.compare(a.due(), b.due()));
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile long latency;

    BareServer(int port, Handler handler) throws IOException {
        this.handler = handler;
        selector = Selector.open();
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        thread = Thread.ofPlatform().name("server").start(this::run);
    }

    /** Every answer from now on is held back for so long. */
    void latency(long nanos) {
        latency = nanos;
    }

    private void run() {
        while (true) {
            try {
                selector.select(untilDue());
                woken.set(false);
                Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    serve(key);
                }
                send();
            } catch (IOException e) {
                throw new BenchFailure("The server's selector failed", e);
            }
        }
    }

    /** Milliseconds until the next answer is due; 0 for ever. */
    private long untilDue() {
        Answer first = later.peek();
        return first == null ? 0 : Math.max(1, (first.due() - System.nanoTime()) / 1_000_000);
    }

    private void serve(SelectionKey key) throws IOException {
        if (key.isValid() && key.isAcceptable()) {
            accept();
        } else if (key.isValid() && key.attachment() instanceof Client client) {
            try {
                if (key.isWritable()) {
                    client.connection.flush();
                }
                if (key.isReadable()) {
                    client.connection.read();
                    next(client);
                }
            } catch (IOException e) { // the other side was killed, or is done
                client.connection.close();
            }
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            key.attach(new Client(new HttpConnection(channel, key)));
        }
    }

    private void next(Client client) {
        Http.@Nullable Message request = client.waits ? null : client.connection.next();
        if (request != null) {
            client.waits = true;
            handler.handle(request, message -> answer(client, message));
        }
    }

    private void answer(Client client, byte[] message) {
        answers.add(new Answer(client, message, latency == 0 ? 0 : System.nanoTime() + latency));
        if (Thread.currentThread() != thread && woken.compareAndSet(false, true)) {
            selector.wakeup();
        }
    }

    private void send() throws IOException {
        for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
            if (answer.due() == 0) {
                send(answer);
            } else {
                later.add(answer);
            }
        }
        while (!later.isEmpty() && later.peek().due() <= System.nanoTime()) {
            send(later.remove());
        }
    }

    private void send(Answer answer) throws IOException {
        try {
            answer.client().waits = false;
            answer.client().connection.write(answer.message());
            next(answer.client());
        } catch (IOException | java.nio.channels.CancelledKeyException e) { // whoever asked was killed meanwhile
            answer.client().connection.close();
        }
    }
}
