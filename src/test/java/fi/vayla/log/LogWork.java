package fi.vayla.log;

import fi.vayla.Work;
import fi.vayla.event.Event;
import fi.vayla.event.GrantForm;
import fi.vayla.event.IdeaForm;
import fi.vayla.event.Json;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import tools.jackson.databind.JsonNode;

/** What the log's package does with one message: the codec, and the schemas of what is posted and of what is kept. */
public enum LogWork implements Work {
    write_event {
        @Override
        public Object once() {
            return EventCodec.write(GRANT);
        }
    },
    read_event {
        @Override
        public Object once() {
            return EventCodec.read(RECORD);
        }
    },
    /** Already parsed, as the intake has it. */
    validate_posted {
        @Override
        public Object once() {
            return SCHEMAS.validate("inbound/idea.json", IDEA);
        }
    },
    /** From its bytes, as before every append. */
    validate_event {
        @Override
        public Object once() {
            return SCHEMAS.validate(GRANT.type(), GRANT.data());
        }
    };

    private static final Schemas SCHEMAS = new Schemas(Path.of("config/schemas"));
    private static final Event GRANT = GrantForm.event();
    private static final JsonNode IDEA = Json.read(IdeaForm.posted(1));
    private static final ConsumerRecord<String, byte[]> RECORD = asRead(EventCodec.write(GRANT));

    private static ConsumerRecord<String, byte[]> asRead(ProducerRecord<String, byte[]> written) {
        return new ConsumerRecord<>(
                written.topic(),
                0,
                1,
                GRANT.receivedAt().toEpochMilli(),
                TimestampType.CREATE_TIME,
                written.key().length(),
                written.value().length,
                written.key(),
                written.value(),
                written.headers(),
                Optional.empty());
    }
}
