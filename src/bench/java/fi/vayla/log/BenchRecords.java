package fi.vayla.log;

import fi.vayla.event.Event;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events as the hub writes them, for any topic. */
public final class BenchRecords {

    private BenchRecords() {}

    /** Without a partition: the key gives it. */
    public static ProducerRecord<String, byte[]> of(String topic, Event event) {
        ProducerRecord<String, byte[]> record = EventCodec.write(event);
        return new ProducerRecord<>(topic, null, null, record.key(), record.value(), record.headers());
    }
}
