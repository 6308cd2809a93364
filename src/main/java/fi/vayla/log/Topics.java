package fi.vayla.log;

import fi.vayla.event.InvalidConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing; a topic that is there stays as it is. */
final class Topics {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);

    private static final Duration KNOWN = Duration.ofSeconds(30);

    /** Bytes; twice the largest body that the intake can be set to take, for what is parked is written in Base64. */
    static final int LARGEST_RECORD = 16 * 1024 * 1024;

    private static final List<Topic> ROWS = List.of(Topic.DELIVERIES, Topic.PARKED, Topic.AUDIT);

    private Topics() {}

    static void createMissing(Admin admin, LogSettings settings) throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            if (!existing.contains(topic.topicName())) {
                missing.add(new NewTopic(topic.topicName(), settings.partitions(), settings.replication())
                        .configs(configuration(topic, settings)));
            }
        }
        try {
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) { // another instance was faster
                throw e;
            }
        }
        awaitKnown(admin);
        requireRowsBesideEvents(admin);
        if (!missing.isEmpty()) {
            log.info("Created topics {}", missing.stream().map(NewTopic::name).toList());
        }
    }

    /**
     * A broker hears of a topic, and of the partitions that it leads, a moment after the controller made it; who reads or
     * writes before would find nothing.
     */
    private static void awaitKnown(Admin admin) throws InterruptedException {
        long end = System.nanoTime() + KNOWN.toNanos();
        while (true) {
            try {
                Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
                describe(admin)
                        .values()
                        .forEach(topic -> topic.partitions()
                                .forEach(partition -> ends.put(
                                        new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
                admin.listOffsets(ends).all().get();
                return;
            } catch (ExecutionException e) {
                if (System.nanoTime() > end) {
                    throw new LogUnavailable("Kafka does not serve the hub's topics", e);
                }
            }
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private static Map<String, TopicDescription> describe(Admin admin) throws InterruptedException, ExecutionException {
        return admin.describeTopics(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList())
                .allTopicNames()
                .get();
    }

    /** A row stands in the partition of the same number as its event, and is looked for there. */
    private static void requireRowsBesideEvents(Admin admin) throws InterruptedException, ExecutionException {
        Map<String, Integer> partitions = new HashMap<>();
        describe(admin)
                .forEach(
                        (name, topic) -> partitions.put(name, topic.partitions().size()));
        int most = partitions.entrySet().stream()
                .filter(topic ->
                        ROWS.stream().noneMatch(rows -> rows.topicName().equals(topic.getKey())))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        for (Topic rows : ROWS) {
            int few = partitions.getOrDefault(rows.topicName(), 0);
            if (few < most) {
                throw new InvalidConfiguration("%s has %d partitions, and a topic of events has %d: give it as many"
                        .formatted(rows.topicName(), few, most));
            }
        }
    }

    private static Map<String, String> configuration(Topic topic, LogSettings settings) {
        String retention = Long.toString(settings.retention().toMillis());
        Map<String, String> configuration = new HashMap<>();
        configuration.put("message.timestamp.type", "LogAppendTime");
        configuration.put("max.message.bytes", Integer.toString(LARGEST_RECORD));
        configuration.put("min.insync.replicas", Integer.toString(settings.minInSync()));
        switch (topic.cleanup()) {
            case DELETE -> {
                configuration.put("cleanup.policy", "delete");
                configuration.put("retention.ms", retention);
            }
            case KEEP -> {
                configuration.put("cleanup.policy", "delete");
                configuration.put("retention.ms", "-1");
                configuration.put("retention.bytes", "-1");
            }
            case COMPACT -> {
                configuration.put("cleanup.policy", "compact");
                // history stays readable for as long as the events that it tells of
                configuration.put("min.compaction.lag.ms", topic == Topic.ROADMAP ? retention : "0");
            }
        }
        return configuration;
    }
}
