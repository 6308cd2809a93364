package fi.vayla.event;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Reads and writes instants as Jackson does, without a formatter where they have their usual form. */
final class InstantJson {

    private InstantJson() {}

    static JacksonModule module() {
        return new SimpleModule("instants")
                .addDeserializer(Instant.class, new Reading())
                .addSerializer(Instant.class, new Writing());
    }

    private static final class Reading extends StdScalarDeserializer<Instant> {

        Reading() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            Instant usual =
                    json.currentToken() == JsonToken.VALUE_STRING ? IsoInstant.findUsual(json.getString()) : null;
            return usual != null ? usual : InstantDeserializer.INSTANT.deserialize(json, context);
        }
    }

    private static final class Writing extends StdScalarSerializer<Instant> {

        Writing() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(IsoInstant.format(instant));
        }
    }
}
