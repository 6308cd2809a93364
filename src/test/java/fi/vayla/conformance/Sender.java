package fi.vayla.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Sends messages as they should be sent, or byte by byte over a connection that may end at any time. */
record Sender(int port, String path) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    HttpResponse<String> send(byte[] body, Map<String, String> headers, String mediaType) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A connection on which the head of the request is sent, and nothing of its body. */
    Connection connect(byte[] body, Map<String, String> headers) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setTcpNoDelay(true);
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        Connection connection = new Connection(socket);
        connection.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        return connection;
    }

    record Connection(Socket socket) implements AutoCloseable {

        void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Empty when the connection ends without an answer; throws when neither comes in time. */
        String statusLine(Duration atMost) throws IOException {
            socket.setSoTimeout((int) atMost.toMillis());
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return line == null ? "" : line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
