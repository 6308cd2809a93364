package fi.vayla.bench;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How the bare loops talk to Kafka: as safely as the hub, and as fast as that goes. */
final class KafkaSettings {

    private KafkaSettings() {}

    /** @param linger milliseconds that a batch waits for more */
    static Map<String, Object> producer(String servers, int linger) {
        return Map.of(
                "bootstrap.servers",
                servers,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "linger.ms",
                linger,
                "batch.size",
                131_072,
                "compression.type",
                "lz4",
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                ByteArraySerializer.class);
    }

    /** @param records that one poll gives at most */
    static Map<String, Object> consumer(String servers, String group, int records) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                group,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                records,
                "fetch.max.bytes",
                16 * 1024 * 1024,
                "max.partition.fetch.bytes",
                4 * 1024 * 1024,
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class));
        settings.put("group.protocol", "consumer");
        return settings;
    }
}
