package fi.vayla.intake;

import fi.vayla.event.FormSubmitted.Attachment;
import fi.vayla.event.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A message as it came in, before anything is known of it.
 *
 * @param headers by lower-case name; of a repeated header the first value
 * @param body the bytes as received; shared, never written to
 * @param files that came with it and are in the hub's store; the intake lists them in the event
 */
@SuppressWarnings("ArrayRecordComponent") // the sender's bytes, for signatures and parsing; never compared
public record RawMessage(Map<String, String> headers, byte[] body, Instant receivedAt, List<Attachment> files) {

    public RawMessage {
        headers = Map.copyOf(headers);
        files = List.copyOf(files);
    }

    /** A message without files. */
    public RawMessage(Map<String, String> headers, byte[] body, Instant receivedAt) {
        this(headers, body, receivedAt, List.of());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /** Parses the body. Throws {@link tools.jackson.core.JacksonException} when it is not JSON in UTF-8. */
    public JsonNode json() {
        return Json.read(body);
    }
}
