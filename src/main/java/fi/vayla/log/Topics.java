package fi.vayla.log;

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
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing; a topic that is there stays as it is. */
final class Topics {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);

    private static final Duration KNOWN = Duration.ofSeconds(30);

    private static final Duration ROWS_OUTLIVE_EVENTS = Duration.ofDays(30);

    /** Bytes; twice the largest body that the intake can be set to take, for what is parked is written in Base64. */
    static final int LARGEST_RECORD = 16 * 1024 * 1024;

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
        if (!missing.isEmpty()) {
            awaitKnown(admin);
            log.info("Created topics {}", missing.stream().map(NewTopic::name).toList());
        }
    }

    /** A broker hears of a topic a moment after the controller made it; who reads before would find nothing to read. */
    private static void awaitKnown(Admin admin) throws InterruptedException, ExecutionException {
        List<String> all = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
        long end = System.nanoTime() + KNOWN.toNanos();
        while (!admin.listTopics().names().get().containsAll(all)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Kafka does not show the topics that it created");
            }
            Thread.sleep(Duration.ofMillis(20));
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
            case COMPACT -> {
                configuration.put("cleanup.policy", "compact");
                // history stays readable for as long as the events that it tells of
                configuration.put("min.compaction.lag.ms", topic == Topic.ROADMAP ? retention : "0");
            }
            case COMPACT_AND_DELETE -> {
                configuration.put("cleanup.policy", "compact,delete");
                Duration beyondTheEvents = settings.retention().plus(ROWS_OUTLIVE_EVENTS);
                configuration.put("retention.ms", Long.toString(beyondTheEvents.toMillis()));
            }
        }
        return configuration;
    }
}
