package fi.vayla.bench;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Appends records without waiting for each, until all of them have to be durable. */
final class BareAppender {

    private final Producer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    BareAppender(String servers) {
        this.producer = new KafkaProducer<>(KafkaSettings.producer(servers, 2));
    }

    void append(ProducerRecord<String, byte[]> record) {
        producer.send(record, (_, failed) -> {
            if (failed != null) {
                failure.set(failed);
            }
        });
    }

    /** Returns when all records are durable; throws what any of them failed with. */
    void await() throws Exception {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }
}
