package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.event.InvalidConfiguration;
import java.nio.file.Path;
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
                            new NewTopic("vayla.deliveries", 9, (short) 1).configs(Map.of("retention.ms", "3600000")),
                            new NewTopic("vayla.metrics", 5, (short) 1)))
                    .all()
                    .get();

            assertThatIllegalStateException()
                    .isThrownBy(() -> new KafkaFollower(settings).follow("test", Set.of(Topic.FORMS), record -> {}))
                    .withMessage("There is no topic vayla.forms");

            Topics.createMissing(admin, settings);

            assertThat(partitions(admin)).containsOnlyKeys(names());
            assertThat(partitions(admin)).containsEntry("vayla.deliveries", 9).containsEntry("vayla.metrics", 5);
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
            assertThat(partitions(admin)).hasSize(Topic.values().length).containsEntry("vayla.deliveries", 9);
            try (Lookout lookout = new Lookout(admin)) {
                assertThat(new KafkaGroups(settings, admin, lookout).ends(Set.of(Topic.METRICS, Topic.FORMS)))
                        .hasSize(11)
                        .containsEntry(new Partition("vayla.metrics", 4), 0L);
            }
        }
    }

    @Test
    void a_hub_whose_rows_would_have_no_partition_says_so(@TempDir Path folder) throws Exception {
        LogSettings settings = TestBroker.embedded(folder);
        try (var broker = EmbeddedBroker.start(settings);
                var admin = Admin.create(Map.of("bootstrap.servers", settings.servers()))) {
            admin.createTopics(List.of(new NewTopic("vayla.forms", 7, (short) 1)))
                    .all()
                    .get();

            assertThatThrownBy(() -> Topics.createMissing(admin, settings))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessage("vayla.deliveries has 6 partitions, and a topic of events has 7: give it as many");
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
