package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.StrictTarget.Kind;
import fi.vayla.log.Broker;
import fi.vayla.log.DirectLog;
import fi.vayla.log.LogGroups;
import fi.vayla.log.Topic;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a delivered message asks of the broker and the target, counted over some thousand on a real broker and with real HTTP. */
class MessageCostIT {

    private static final String PREFIX = "hub/";
    private static final int KEYS = 400;
    private static final int OF_EACH_KEY = 10;
    private static final int MESSAGES = KEYS * OF_EACH_KEY;
    private static final Duration LONG = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    @Test
    void a_delivered_message_asks_no_more_of_broker_and_target_than_it_may() {
        Map<String, Double> measured = deliver();

        assertThat(MessageCost.all().stream().map(MessageCost::what).filter(what -> what.startsWith(PREFIX)))
                .containsExactlyInAnyOrderElementsOf(measured.keySet());
        SoftAssertions.assertSoftly(softly -> measured.forEach(
                (what, cost) -> softly.check(() -> MessageCost.of(what).requireAtMost(cost))));
    }

    /** Delivers what is on the log when the hub starts, and tells what one message cost. */
    private Map<String, Double> deliver() {
        CountedPolls polls = new CountedPolls();
        try (Broker broker = new Broker(folder.resolve("broker"), TestHub.freePorts());
                StrictTarget target = new StrictTarget(Kind.IDEMPOTENT)) {
            Map<String, Integer> expected = backlog(broker);
            try (TestHub hub = TestHub.start(folder, settings(broker, target), polls)) {
                await().atMost(LONG).untilAsserted(() -> {
                    JsonNode route = hub.getJson("/api/ledger").path("routes").path(0);
                    assertThat(route.path("delivered").asInt()).isEqualTo(MESSAGES);
                    assertThat(route.path("lag").asInt()).isZero();
                });
                target.requireExactly(expected);
                return costs(hub, target, polls);
            }
        }
    }

    private static Map<String, Integer> backlog(Broker broker) {
        try (DirectLog log = new DirectLog(broker.servers(), 1, 1)) {
            return new Backlog(log, "forms").add(KEYS, OF_EACH_KEY).expected();
        }
    }

    /** One partition, so that a request to the broker is one batch. */
    private Map<String, String> settings(Broker broker, StrictTarget target) {
        return new HubFiles(folder)
                .system("cases", target.url(), "idempotent: true")
                .route("forms", "cases")
                .settings(Map.of(
                        "vayla.log.bootstrap-servers", broker.servers(),
                        "vayla.log.partitions", "1",
                        "vayla.log.replication", "1",
                        "vayla.log.min-in-sync", "1"));
    }

    private static Map<String, Double> costs(TestHub hub, StrictTarget target, CountedPolls polls) {
        long rows = hub.bean(LogGroups.class).ends(Set.of(Topic.DELIVERIES)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        Map<String, Double> costs = new LinkedHashMap<>();
        costs.put("ledger_rows", (double) rows);
        costs.put("rows_appended", producer("record-send-total"));
        costs.put("requests_to_append", producer("request-total"));
        costs.put("http_calls", (double) (target.effects() + target.repeats() + target.asked()));
        costs.put("polls", (double) polls.polls());
        costs.put("polls_with_events", (double) polls.pollsThatBroughtEvents());
        Map<String, Double> ofOne = new LinkedHashMap<>();
        costs.forEach((what, count) -> ofOne.put(PREFIX + what, count / MESSAGES));
        return ofOne;
    }

    /** What Kafka's own client says of the hub's one producer. */
    private static double producer(String metric) {
        try {
            var name = new ObjectName("kafka.producer:type=producer-metrics,client-id=vayla");
            return (double) ManagementFactory.getPlatformMBeanServer().getAttribute(name, metric);
        } catch (JMException e) {
            throw new AssertionError("Kafka's producer no longer tells its " + metric, e);
        }
    }
}
