package fi.vayla.log;

import fi.vayla.event.Event;
import fi.vayla.event.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The one producer of this process: acks=all, idempotent. Sends nothing while the disk has no room for it. */
final class KafkaEventLog implements EventLog, RowLog, AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final Schemas schemas;
    private final DiskGuard disk;
    private final Consumer<Place> appended;

    /** @param appended is told the place of each event that has become durable; quick, on the producer's thread */
    KafkaEventLog(LogSettings settings, Schemas schemas, DiskGuard disk, Consumer<Place> appended) {
        this.schemas = schemas;
        this.disk = disk;
        this.appended = appended;
        int timeout = Math.toIntExact(settings.appendTimeout().toMillis());
        this.producer = new KafkaProducer<>(
                Map.ofEntries(
                        Map.entry("bootstrap.servers", settings.servers()),
                        Map.entry("client.id", "vayla"),
                        Map.entry("acks", "all"),
                        Map.entry("enable.idempotence", true),
                        Map.entry("linger.ms", 2),
                        Map.entry("batch.size", 131072),
                        Map.entry("compression.type", "lz4"),
                        Map.entry("max.request.size", Topics.LARGEST_RECORD),
                        Map.entry("max.block.ms", timeout),
                        Map.entry("delivery.timeout.ms", timeout),
                        Map.entry("request.timeout.ms", timeout / 2)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public CompletableFuture<Appended> append(Event event) {
        List<Problem> problems = schemas.validate(event.type(), event.data());
        return problems.isEmpty()
                ? appendOwn(event)
                : CompletableFuture.completedFuture(new Appended.Invalid(problems));
    }

    @Override
    public CompletableFuture<Appended> appendOwn(Event event) {
        ProducerRecord<String, byte[]> record;
        try {
            record = EventCodec.write(event);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(
                    new Appended.Invalid(List.of(new Problem("", "is no CloudEvent: " + e.getMessage()))));
        }
        return send(record).thenApply(this::durable).exceptionally(KafkaEventLog::notAppended);
    }

    private Appended durable(Place place) {
        appended.accept(place);
        return new Appended.Durable(place);
    }

    private static Appended notAppended(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case RecordTooLargeException _ ->
                new Appended.Invalid(List.of(new Problem("", "is larger than the log takes")));
            case LogUnavailable full -> new Appended.Unavailable(String.valueOf(full.getMessage()));
            default -> new Appended.Unavailable(cause.toString());
        };
    }

    @Override
    public CompletableFuture<Place> append(Topic topic, int partition, String key, byte[] value) {
        return row(topic, partition, key, value);
    }

    @Override
    public CompletableFuture<Place> remove(Topic topic, int partition, String key) {
        return row(topic, partition, key, null);
    }

    private CompletableFuture<Place> row(Topic topic, int partition, String key, byte @Nullable [] value) {
        try {
            return send(new ProducerRecord<String, byte[]>(topic.topicName(), partition, key, value));
        } catch (KafkaException | IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Place> send(ProducerRecord<String, byte[]> record) {
        Optional<String> full = disk.problem();
        if (full.isPresent()) {
            return CompletableFuture.failedFuture(new LogUnavailable(full.get()));
        }
        CompletableFuture<Place> done = new CompletableFuture<>();
        try {
            producer.send(record, (metadata, failure) -> {
                if (failure != null) {
                    done.completeExceptionally(failure);
                } else {
                    done.complete(place(metadata));
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    private static Place place(RecordMetadata metadata) {
        return new Place(metadata.topic(), metadata.partition(), metadata.offset());
    }

    @Override
    public void close() {
        producer.close();
    }
}
