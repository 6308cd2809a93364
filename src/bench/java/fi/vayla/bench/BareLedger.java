package fi.vayla.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** What the hub writes down of every message, by hand: a row with the same fields, durable before the offset is committed. */
final class BareLedger {

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final Set<String> delivered = new HashSet<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    BareLedger(String servers, String topic) {
        this.producer = new KafkaProducer<>(KafkaSettings.producer(servers, 2));
        this.topic = topic;
    }

    static String receipt(ConsumerRecord<String, byte[]> event) {
        return text(event, "ce_receipt");
    }

    static String text(ConsumerRecord<String, byte[]> event, String header) {
        return new String(event.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    boolean has(ConsumerRecord<String, byte[]> event) {
        return delivered.contains(receipt(event));
    }

    void add(ConsumerRecord<String, byte[]> event) {
        String receipt = receipt(event);
        delivered.add(receipt);
        byte[] row = Json.MAPPER.writeValueAsBytes(Json.MAPPER
                .createObjectNode()
                .put("route", Deliver.ROUTE)
                .put("receipt", receipt)
                .put("subject", event.key())
                .put("place", event.topic() + "/" + event.partition() + "/" + event.offset())
                .put("state", "delivered")
                .put("target", "target")
                .put("attempts", 1)
                .put("possiblyTwice", false)
                .put("receivedAt", text(event, "ce_receivedat"))
                .put("at", Instant.now().toString()));
        String key = Deliver.ROUTE + "|" + receipt;
        producer.send(new ProducerRecord<>(topic, event.partition(), key, row), (_, failed) -> {
            if (failed != null) {
                failure.set(failed);
            }
        });
    }

    /** Returns when all rows are durable. */
    void await() throws Exception {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }
}
