package fi.vayla.log;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine's loopback that nobody listens on, at this moment. */
public final class FreePorts {

    private FreePorts() {}

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The first of two neighbouring free ports, which is what the embedded broker takes.
     *
     * @param from where to begin; well below 32768, from where on the system gives ports away by itself
     */
    public static int findPair(int from) {
        int port = from;
        while (!isFree(port) || !isFree(port + 1)) {
            port++;
        }
        return port;
    }
}
