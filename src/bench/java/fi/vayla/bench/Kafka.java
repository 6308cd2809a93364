package fi.vayla.bench;

import fi.vayla.event.Event;
import fi.vayla.log.BenchRecords;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** What the harness does with a broker: it writes what is to be worked on, and reads what came of it. */
final class Kafka implements AutoCloseable {

    private final String servers;
    private final Admin admin;
    private final Producer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Kafka(String servers) {
        this.servers = servers;
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
        this.producer = new KafkaProducer<>(KafkaSettings.producer(servers, 20));
    }

    String servers() {
        return servers;
    }

    /** As the hub creates its own. Returns when it can be written to. */
    void create(String topic, int partitions) {
        NewTopic created = new NewTopic(topic, partitions, (short) 1)
                .configs(Map.of("message.timestamp.type", "LogAppendTime", "max.message.bytes", "16777216"));
        try {
            admin.createTopics(List.of(created)).all().get();
            while (ends(topic) == null) {
                Thread.sleep(Duration.ofMillis(20));
            }
        } catch (ExecutionException e) {
            throw new BenchFailure("Topic " + topic + " was not created", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    void write(String topic, Event event) {
        producer.send(BenchRecords.of(topic, event), (_, failed) -> {
            if (failed != null) {
                failure.set(failed);
            }
        });
    }

    /** Returns when all that was written is durable. */
    void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new BenchFailure("Not everything was written", failed);
        }
    }

    /** How many records a topic has. */
    long size(String topic) {
        Map<TopicPartition, Long> ends = ends(topic);
        return ends == null
                ? 0
                : ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Where its partitions end; null while the broker does not know it yet. */
    @Nullable
    Map<TopicPartition, Long> ends(String topic) {
        try {
            TopicDescription described = Objects.requireNonNull(
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
            Map<TopicPartition, OffsetSpec> wanted = described.partitions().stream()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(topic, partition.partition()), _ -> OffsetSpec.latest()));
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw new BenchFailure("Topic " + topic + " cannot be asked about", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Every record between two ends of a topic, in order within each partition. */
    void read(String topic, Map<TopicPartition, Long> from, Consumer<ConsumerRecord<String, byte[]>> reader) {
        Map<TopicPartition, Long> to = ends(topic);
        if (to == null) {
            throw new BenchFailure("There is no topic " + topic);
        }
        try (var consumer = new KafkaConsumer<String, byte[]>(KafkaSettings.consumer(servers, "bench.reader", 5000))) {
            consumer.assign(to.keySet());
            to.keySet().forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
            while (to.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(reader);
            }
        }
    }

    private static BenchFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new BenchFailure("interrupted", e);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
    }
}
