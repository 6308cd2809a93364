package fi.vayla.log;

import fi.vayla.delivery.LedgerRow;
import fi.vayla.event.Event;
import fi.vayla.event.FormSubmitted;
import fi.vayla.event.Json;
import fi.vayla.event.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes events and rows straight to a cluster's topics, faster than a hub and without one. */
public final class DirectLog implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final Map<Integer, Long> nextOffsets = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** Makes the hub's topics if they are missing. */
    public DirectLog(String servers, int partitions, int replication) {
        LogSettings settings = TestBroker.client(servers, Duration.ofSeconds(10), partitions, replication);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            Topics.createMissing(admin, settings);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "acks",
                        "all",
                        "linger.ms",
                        20,
                        "batch.size",
                        262_144,
                        "compression.type",
                        "lz4"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A submitted form whose answers are {@code {"number": …}}, as the source would have sent it; {@link #flush} makes it durable. */
    public void append(String source, String key, int number) {
        send(record(source, key, number));
    }

    /**
     * The same, with the rows that a hub writes when it delivers it on a route. For topics that nothing else was written to
     * before, since the rows name the event's place.
     */
    public void appendDelivered(String route, String source, String key, int number, int partition) {
        ProducerRecord<String, byte[]> event = record(source, key, number);
        long offset = nextOffsets.merge(partition, 1L, Long::sum) - 1;
        send(new ProducerRecord<>(event.topic(), partition, null, event.key(), event.value(), event.headers()));
        String receipt = Receipt.of(source, key + "-" + number).value();
        Place place = new Place(event.topic(), partition, offset);
        for (LedgerRow.State state : List.of(LedgerRow.State.attempted, LedgerRow.State.delivered)) {
            Instant now = Instant.now();
            LedgerRow row = new LedgerRow(
                    route, receipt, key, place, state, "system:cases", null, 1, null, null, false, now, now);
            append(Topic.DELIVERIES, partition, route + "|" + receipt, Json.write(row));
        }
    }

    private static ProducerRecord<String, byte[]> record(String source, String key, int number) {
        Instant now = Instant.now();
        FormSubmitted form = new FormSubmitted(
                source,
                key,
                now,
                false,
                "fi",
                new FormSubmitted.Submitter(FormSubmitted.Submitter.Kind.unknown, null, null, null, null),
                Json.MAPPER.createObjectNode().put("number", number),
                List.of());
        return EventCodec.write(Event.of(form, source, key + "-" + number, key, now, now, null));
    }

    public void append(Topic topic, int partition, String key, byte[] value) {
        send(new ProducerRecord<>(topic.topicName(), partition, key, value));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        producer.send(record, (place, e) -> {
            if (e != null) {
                failure.set(e);
            }
        });
    }

    /** Returns when everything is durable. */
    public void flush() {
        producer.flush();
        Exception e = failure.get();
        if (e != null) {
            throw new IllegalStateException("Not everything was written", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
