package fi.vayla;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;

/** A system that takes forms with files, and notes the SHA-256 of each part by its name; it breaks off the first. */
final class FileTarget implements AutoCloseable {

    private final HttpServer server;
    private final List<Map<String, String>> taken = new CopyOnWriteArrayList<>();
    private volatile int calls;

    FileTarget() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    List<Map<String, String>> taken() {
        return taken;
    }

    int calls() {
        return calls;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (++calls == 1) {
                exchange.sendResponseHeaders(503, -1); // before the files are read
                return;
            }
            Map<String, String> parts = new TreeMap<>();
            FileItemIterator all = new FileUpload().getItemIterator(new Request(exchange));
            while (all.hasNext()) {
                FileItemStream part = all.next();
                parts.put(part.getFieldName(), hash(part.openStream()));
            }
            taken.add(parts);
            byte[] answer = "{\"id\":\"F-1\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(201, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** In hexadecimal digits. */
    static String hash(InputStream content) throws IOException {
        try (var digested = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Request(HttpExchange exchange) implements UploadContext {

        @Override
        public long contentLength() {
            return Long.parseLong(exchange.getRequestHeaders().getFirst("Content-Length"));
        }

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return exchange.getRequestHeaders().getFirst("Content-Type");
        }

        @Override
        public InputStream getInputStream() {
            return exchange.getRequestBody();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
