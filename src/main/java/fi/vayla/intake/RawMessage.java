package fi.vayla.intake;

import fi.vayla.event.FormSubmitted.Attachment;
import fi.vayla.event.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A message as it came in, before anything is known of it. Immutable; safe for many threads. */
public final class RawMessage {

    private final Map<String, String> headers;
    private final byte[] body;
    private final Instant receivedAt;
    private final List<Attachment> files;
    private volatile @Nullable JsonNode json;

    /**
     * @param headers by lower-case name; of a repeated header the first value
     * @param body the bytes as received; shared, never written to
     * @param files that came with it and are in the hub's store; the intake lists them in the event
     */
    public RawMessage(Map<String, String> headers, byte[] body, Instant receivedAt, List<Attachment> files) {
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.receivedAt = receivedAt;
        this.files = List.copyOf(files);
    }

    /** A message without files. */
    public RawMessage(Map<String, String> headers, byte[] body, Instant receivedAt) {
        this(headers, body, receivedAt, List.of());
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public List<Attachment> files() {
        return files;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body, parsed once; never written to. Throws {@link tools.jackson.core.JacksonException} when it is not JSON in UTF-8. */
    public JsonNode json() {
        @Nullable JsonNode parsed = json;
        if (parsed == null) {
            parsed = Json.read(body);
            json = parsed;
        }
        return parsed;
    }
}
