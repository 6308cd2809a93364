package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a broker of its own, since it needs one without topics. */
class TopicsIT {

    @Test
    void what_is_missing_is_made_and_what_is_there_stays_as_it_is(@TempDir Path folder) throws Exception {
        LogSettings settings = TestBroker.embedded(folder);
        try (var broker = EmbeddedBroker.start(settings);
                var admin = Admin.create(Map.of("bootstrap.servers", settings.servers()))) {
            admin.createTopics(List.of(
                            new NewTopic("vayla.deliveries", 2, (short) 1).configs(Map.of("retention.ms", "3600000")),
                            new NewTopic("vayla.metrics", 9, (short) 1)))
                    .all()
                    .get();

            assertThatIllegalStateException()
                    .isThrownBy(() -> new KafkaFollower(settings).follow("test", Set.of(Topic.FORMS), record -> {}))
                    .withMessage("There is no topic vayla.forms");

            Topics.createMissing(admin, settings);

            assertThat(partitions(admin)).containsOnlyKeys(names());
            assertThat(partitions(admin)).containsEntry("vayla.deliveries", 2).containsEntry("vayla.metrics", 9);
            assertThat(partitions(admin)).containsEntry("vayla.forms", 6).containsEntry("vayla.audit", 6);
            assertThat(configuration(admin, "vayla.deliveries"))
                    .containsEntry("cleanup.policy", "delete")
                    .containsEntry("retention.ms", "3600000");
            assertThat(configuration(admin, "vayla.forms"))
                    .containsEntry("cleanup.policy", "delete")
                    .containsEntry("retention.ms", "34560000000")
                    .containsEntry("min.insync.replicas", "1");
            assertThat(configuration(admin, "vayla.roadmap"))
                    .containsEntry("cleanup.policy", "compact")
                    .containsEntry("min.compaction.lag.ms", "34560000000");
            assertThat(configuration(admin, "vayla.parked")).containsEntry("cleanup.policy", "compact");

            Topics.createMissing(admin, settings);
            assertThat(partitions(admin)).hasSize(Topic.values().length).containsEntry("vayla.deliveries", 2);

            topics_with_other_partitions_are_written_and_measured_as_they_are(admin, settings);
        }
    }

    @Test
    void rows_of_deliveries_are_kept_a_month_longer_than_the_events_that_they_speak_of() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", LogForTests.servers()))) {
            assertThat(configuration(admin, "vayla.deliveries"))
                    .containsEntry("cleanup.policy", "compact,delete")
                    .containsEntry(
                            "retention.ms", Long.toString(Duration.ofDays(430).toMillis()));
        }
    }

    private static void topics_with_other_partitions_are_written_and_measured_as_they_are(
            Admin admin, LogSettings settings) {
        LogGroups groups = new KafkaGroups(settings, admin);
        try (var log = new KafkaEventLog(settings, new Schemas(settings.schemas()), LogForTests.disk(settings))) {
            for (int events = 0; events < 6; events++) {
                Place place = log.append(Topic.DELIVERIES, events, "rivi", "{}".getBytes(StandardCharsets.UTF_8))
                        .join();
                assertThat(place.partition()).isEqualTo(events % 2);
            }
            assertThat(groups.ends(Set.of(Topic.DELIVERIES)))
                    .isEqualTo(
                            Map.of(new Partition("vayla.deliveries", 0), 3L, new Partition("vayla.deliveries", 1), 3L));
            assertThat(groups.ends(Set.of(Topic.METRICS, Topic.FORMS)))
                    .hasSize(15)
                    .containsEntry(new Partition("vayla.metrics", 8), 0L);
        }
    }

    private static String[] names() {
        return Arrays.stream(Topic.values()).map(Topic::topicName).toArray(String[]::new);
    }

    private static Map<String, Integer> partitions(Admin admin) throws Exception {
        return admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().partitions().size()));
    }

    private static Map<String, String> configuration(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().values().stream()
                .flatMap(config -> config.entries().stream())
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
