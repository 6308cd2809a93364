package fi.vayla.bench;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What the hub writes down of every message, by hand: a row with the same fields, durable before the offset is committed. */
final class BareLedger {

    private final BareAppender rows;
    private final String topic;
    private final Set<String> delivered = new HashSet<>();

    BareLedger(String servers, String topic) {
        this.rows = new BareAppender(servers);
        this.topic = topic;
    }

    static String receipt(ConsumerRecord<String, byte[]> event) {
        return BareLoop.header(event, "ce_receipt");
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
                .put("receivedAt", BareLoop.header(event, "ce_receivedat"))
                .put("at", Instant.now().toString()));
        String key = Deliver.ROUTE + "|" + receipt;
        rows.append(new ProducerRecord<>(topic, event.partition(), key, row));
    }

    /** Returns when all rows are durable. */
    void await() throws Exception {
        rows.await();
    }
}
