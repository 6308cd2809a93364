package fi.vayla.system.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * A body of JSON and files as {@code multipart/form-data} (RFC 7578), with names in UTF-8 as browsers write them. The client's own
 * class leaves either these names or the type of a part without a file name out.
 */
final class FormEntity extends AbstractHttpEntity {

    /** Opens a part's bytes, each time from the beginning. */
    interface Content {
        InputStream open() throws IOException;
    }

    /**
     * A part.
     *
     * @param fileName without line breaks; null for none
     * @param hash of the content, which nobody can write into the content
     */
    record Part(String name, @Nullable String fileName, String mediaType, long size, String hash, Content content) {

        byte[] head(String boundary) {
            String file = fileName == null ? "" : "; filename=\"" + fileName.replace("\"", "%22") + "\"";
            return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\nContent-Type: %s\r\n\r\n"
                    .formatted(boundary, name, file, mediaType)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final byte[] LINE = {'\r', '\n'};

    private final List<Part> parts;
    private final String boundary;

    FormEntity(String message, byte[] body, List<Part> files) {
        this(parts(message, body, files));
    }

    private FormEntity(List<Part> parts) {
        this(parts, boundary(parts));
    }

    private FormEntity(List<Part> parts, String boundary) {
        super("multipart/form-data; boundary=" + boundary, null);
        this.parts = parts;
        this.boundary = boundary;
    }

    private static List<Part> parts(String message, byte[] body, List<Part> files) {
        List<Part> parts = new ArrayList<>();
        String hash = HexFormat.of().formatHex(digest().digest(body));
        parts.add(new Part(message, null, "application/json", body.length, hash, () -> new ByteArrayInputStream(body)));
        parts.addAll(files);
        return parts;
    }

    /** Made of what is in the parts, so that no sender can have put it into one of them. */
    private static String boundary(List<Part> parts) {
        MessageDigest digest = digest();
        parts.forEach(part -> digest.update(part.hash().getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public long getContentLength() {
        long length = end().length;
        for (Part part : parts) {
            length += part.head(boundary).length + part.size() + LINE.length;
        }
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        for (Part part : parts) {
            out.write(part.head(boundary));
            try (InputStream content = part.content().open()) {
                content.transferTo(out);
            }
            out.write(LINE);
        }
        out.write(end());
    }

    private byte[] end() {
        return ("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("It is written, not read");
    }

    @Override
    public void close() {}
}
