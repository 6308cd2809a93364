package fi.vayla.intake;

import fi.vayla.event.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A message as it came in, before anything is known of it.
 *
 * @param headers by lower-case name; of a repeated header the first value
 * @param body the bytes as received; shared, never written to
 */
@SuppressWarnings("ArrayRecordComponent") // the sender's bytes, for signatures and parsing; never compared
public record RawMessage(Map<String, String> headers, byte[] body, Instant receivedAt) {

    public RawMessage {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /** Parses the body. Throws {@link tools.jackson.core.JacksonException} when it is not JSON in UTF-8. */
    public JsonNode json() {
        return Json.read(body);
    }
}
