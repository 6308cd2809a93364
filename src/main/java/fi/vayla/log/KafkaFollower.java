package fi.vayla.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Follows topics with a consumer that belongs to no group. */
final class KafkaFollower implements LogFollower {

    /** The most records of a batch. */
    private static final int MOST = 5000;

    /** The most of one that may grow: a transaction of twice the records writes the same pages once. */
    private static final int MOST_GROWN = 10_000;

    /** Bytes that a batch which may grow need not wait beyond. */
    private static final int ENOUGH = 1024 * 1024;

    /** Milliseconds that Kafka may keep a fetch while there is nothing. */
    private static final int WAIT = 1000;

    private final LogSettings settings;
    private final List<String> failed = new CopyOnWriteArrayList<>();

    KafkaFollower(LogSettings settings) {
        this.settings = settings;
    }

    @Override
    public Following follow(
            String name,
            Set<Topic> topics,
            Map<Partition, Long> from,
            Duration patience,
            java.util.function.Consumer<List<LogRecord>> batches) {
        Map<String, Object> configuration = new HashMap<>(KafkaGroups.readerConfiguration(settings));
        configuration.put("auto.offset.reset", "earliest");
        configuration.put("max.poll.records", MOST);
        configuration.put("fetch.max.wait.ms", WAIT); // nothing is ever paused here that a long wait would hold up
        if (!patience.isZero()) {
            configuration.put("max.poll.records", MOST_GROWN);
            configuration.put("fetch.min.bytes", ENOUGH);
            configuration.put("fetch.max.wait.ms", Math.toIntExact(patience.toMillis()));
        }
        Consumer<String, byte[]> consumer = KafkaGroups.consumer(configuration);
        try {
            List<TopicPartition> partitions = new ArrayList<>();
            topics.forEach(topic -> partitions.addAll(partitions(consumer, topic)));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            from.forEach((partition, offset) -> consumer.seek(KafkaGroups.kafkas(partition), offset));
            return new KafkaFollowing(name, consumer, batches, failed::add);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    @Override
    public List<String> failed() {
        return List.copyOf(failed);
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer, Topic topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("There is no topic " + topic.topicName());
        }
        return partitions;
    }
}
