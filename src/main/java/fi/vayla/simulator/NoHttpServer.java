package fi.vayla.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server, as far as a caller can tell, where one that speaks HTTP was expected. */
final class NoHttpServer implements AutoCloseable {

    private static final byte[] GREETING =
            "220 posti.example.fi ESMTP ready\r\n500 5.5.1 unknown command\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket;
    private final Thread accepting;

    private NoHttpServer(ServerSocket socket) {
        this.socket = socket;
        this.accepting = Thread.ofVirtual().start(this::accept);
    }

    /** It listens on the loopback address when this returns. */
    static NoHttpServer listen(int port) {
        try {
            return new NoHttpServer(new ServerSocket(port, 64, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException("Nobody can listen on port " + port, e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> greet(caller));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void greet(Socket caller) {
        try (caller) {
            caller.getInputStream().readNBytes(1); // it has begun to speak
            caller.getOutputStream().write(GREETING);
            caller.shutdownOutput();
            caller.getInputStream()
                    .transferTo(OutputStream.nullOutputStream()); // or its words would reset the connection
        } catch (IOException e) {
            // it hung up, as one does on a wrong number
        }
    }

    /** Another server can listen on the port when this returns. */
    @Override
    public void close() throws IOException, InterruptedException {
        socket.close();
        accepting.join(); // the port is taken until nobody waits for a caller any more
    }
}
