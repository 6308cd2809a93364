package fi.vayla.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Groups on the log's brokers. */
final class KafkaGroups implements LogGroups {

    /** Bytes that a route fetches at once: an array beyond half a region of the heap is the collector's most expensive kind. */
    private static final int MOST_FETCHED = 400 * 1024;

    private final LogSettings settings;
    private final Admin admin;
    private final GroupProtocols protocols;
    private final Lookout lookout;
    private final Semaphore joining = new Semaphore(4);

    KafkaGroups(LogSettings settings, Admin admin, Lookout lookout) {
        this.settings = settings;
        this.admin = admin;
        this.lookout = lookout;
        this.protocols = new GroupProtocols(admin, settings);
    }

    @Override
    public GroupReader join(String group, Set<Topic> topics, GroupReader.Assignment assignment) {
        Map<String, Object> configuration = new HashMap<>(readerConfiguration(settings));
        configuration.put("group.id", group);
        configuration.putAll(protocols.of(group).configuration());
        configuration.put("max.poll.records", 1000);
        configuration.put("fetch.max.bytes", MOST_FETCHED);
        configuration.put("default.api.timeout.ms", 15_000); // a stop waits for the last commit
        configuration.put("auto.offset.reset", "earliest");
        Joining place = Joining.begin(joining);
        return new KafkaGroupReader(consumer(configuration), topics, assignment, lookout, place);
    }

    @Override
    public Map<Partition, Committed> committed(String group) {
        Map<TopicPartition, OffsetAndMetadata> offsets = get(() -> admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        return offsets.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        entry -> ours(entry.getKey()),
                        entry -> new Committed(
                                entry.getValue().offset(), entry.getValue().metadata())));
    }

    @Override
    public Map<Partition, Long> ends(Set<Topic> topics) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        List<String> names = topics.stream().map(Topic::topicName).toList();
        get(() -> admin.describeTopics(names).allTopicNames().get())
                .forEach((name, topic) -> topic.partitions()
                        .forEach(partition ->
                                latest.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                get(() -> admin.listOffsets(latest).all().get());
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> ours(entry.getKey()), entry -> entry.getValue().offset()));
    }

    @Override
    public String clusterId() {
        return get(() -> admin.describeCluster().clusterId().get());
    }

    static Map<String, Object> readerConfiguration(LogSettings settings) {
        Map<String, Object> configuration = new HashMap<>(quiet());
        configuration.put("bootstrap.servers", settings.servers());
        configuration.put("enable.auto.commit", false);
        configuration.put("fetch.max.wait.ms", 100);
        configuration.put("allow.auto.create.topics", false);
        return configuration;
    }

    /** A client of ours tells nobody of its hundreds of figures: not the brokers, and not JMX. */
    static Map<String, Object> quiet() {
        return Map.of("enable.metrics.push", false, "metric.reporters", List.of());
    }

    static Consumer<String, byte[]> consumer(Map<String, Object> configuration) {
        return new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer());
    }

    static Partition ours(TopicPartition partition) {
        return new Partition(partition.topic(), partition.partition());
    }

    static TopicPartition kafkas(Partition partition) {
        return new TopicPartition(partition.topic(), partition.number());
    }

    /** Asks Kafka; throws {@link LogUnavailable} when it does not answer. */
    interface Question<T extends @Nullable Object> {
        T ask() throws InterruptedException, ExecutionException;
    }

    static <T extends @Nullable Object> T get(Question<T> question) {
        try {
            return question.ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("Interrupted while asking Kafka", e);
        } catch (ExecutionException e) {
            throw new LogUnavailable("Kafka did not answer", e);
        }
    }
}
