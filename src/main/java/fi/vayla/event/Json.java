package fi.vayla.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The hub's one JSON mapper: strict in what it reads, ISO 8601 times, absent instead of null in what it writes. */
public final class Json {

    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(200).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(InstantJson.module())
            .build();

    /** Without the strictness that other people's documents need, which takes as long as the reading. */
    private static final JsonFactory OWN = new JsonFactory();

    private static final ObjectReader OWN_VALUES =
            MAPPER.reader().without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private Json() {}

    /** UTF-8 bytes. */
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** Throws {@link tools.jackson.core.JacksonException} when the bytes are not JSON in UTF-8. */
    public static JsonNode read(byte[] bytes) {
        return MAPPER.readTree(notUtf16(bytes));
    }

    public static <T> T read(byte[] bytes, Class<T> type) {
        return MAPPER.readValue(notUtf16(bytes), type);
    }

    /** The same for the hub's own documents, whose names are not twice there. */
    public static <T> T readOwn(byte[] bytes, Class<T> type) {
        return OWN_VALUES.forType(type).readValue(notUtf16(bytes));
    }

    /**
     * The text that an object has under a name, without the rest being kept; empty where there is none. For the hub's own
     * documents, whose names are not twice there. Throws {@link tools.jackson.core.JacksonException} when what is read until
     * then is not JSON.
     */
    public static Optional<String> findText(byte[] object, String name) {
        try (JsonParser json = OWN.createParser(ObjectReadContext.empty(), object)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = json.currentName().equals(name);
                JsonToken value = json.nextToken();
                if (wanted) {
                    return value == JsonToken.VALUE_STRING ? Optional.of(json.getString()) : Optional.empty();
                }
                json.skipChildren();
            }
            return Optional.empty();
        }
    }

    /** The parser would guess UTF-16 and UTF-32 by these first bytes, and take them. */
    private static byte[] notUtf16(byte[] bytes) {
        for (int i = 0; i < Math.min(2, bytes.length); i++) {
            if (bytes[i] == 0 || bytes[i] == (byte) 0xFE || bytes[i] == (byte) 0xFF) {
                throw new StreamReadException(null, "not UTF-8");
            }
        }
        return bytes;
    }
}
