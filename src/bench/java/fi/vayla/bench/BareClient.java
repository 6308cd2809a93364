package fi.vayla.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Some kept connections to one server, each with a queue of requests, on the caller's thread alone. */
final class BareClient {

    /** Called when a request is answered, with its status. */
    interface Answered {
        void answered(int status) throws IOException;
    }

    private record Sent(byte[] request, Answered then) {}

    private static final class Lane {

        final HttpConnection connection;
        final Queue<Sent> waiting = new ArrayDeque<>();

        @Nullable
        Sent open;

        Lane(HttpConnection connection) {
            this.connection = connection;
        }
    }

    private final Selector selector;
    private final List<Lane> lanes = new ArrayList<>();
    private int unanswered;

    BareClient(int port, int connections) throws IOException {
        selector = Selector.open();
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            Lane lane = new Lane(new HttpConnection(channel, key));
            key.attach(lane);
            lanes.add(lane);
        }
    }

    int connections() {
        return lanes.size();
    }

    int unanswered() {
        return unanswered;
    }

    /** On that connection, after all that was sent on it before is answered. */
    void send(int connection, byte[] request, Answered then) throws IOException {
        unanswered++;
        Lane lane = lanes.get(connection);
        lane.waiting.add(new Sent(request, then));
        next(lane);
    }

    private static void next(Lane lane) throws IOException {
        if (lane.open == null && !lane.waiting.isEmpty()) {
            Sent sent = lane.waiting.remove();
            lane.open = sent;
            lane.connection.write(sent.request());
        }
    }

    /** Handles what comes, and waits for it so many milliseconds at most; 0 for not at all. */
    void step(long wait) throws IOException {
        if (wait == 0) {
            selector.selectNow();
        } else {
            selector.select(wait);
        }
        Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
            SelectionKey key = keys.next();
            keys.remove();
            if (key.attachment() instanceof Lane lane) {
                if (key.isWritable()) {
                    lane.connection.flush();
                }
                if (key.isReadable()) {
                    lane.connection.read();
                    answered(lane);
                }
            }
        }
    }

    private void answered(Lane lane) throws IOException {
        Http.@Nullable Message answer = lane.connection.next();
        Sent sent = lane.open;
        if (answer != null && sent != null) {
            lane.open = null;
            unanswered--;
            sent.then().answered(Integer.parseInt(answer.word(1)));
            next(lane);
        }
    }

    void awaitAnswers() throws IOException {
        while (unanswered > 0) {
            step(100);
        }
    }

    void close() throws IOException {
        for (Lane lane : lanes) {
            lane.connection.close();
        }
        selector.close();
    }
}
