package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import fi.vayla.delivery.TargetSystem.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** NothingUnaccounted: whatever systems do, and whatever ends the hub, the ledger's sums are exact. */
class NothingUnaccountedIT {

    @TempDir
    Path folder;

    @Test
    void the_ledger_is_exact_under_faults_and_parking_and_after_a_kill() throws Exception {
        int port = TestHub.freePorts();
        try (TargetSystem system = new TargetSystem()) {
            AtomicInteger calls = new AtomicInteger();
            system.answers(received -> received.text("key").endsWith("1") && received.number() == 3
                    ? Answer.REFUSE
                    : switch (calls.incrementAndGet() % 50) {
                        case 7 -> Answer.BUSY;
                        case 17 -> Answer.TAKE_AND_DROP_THE_ANSWER;
                        case 27 -> Answer.DROP;
                        default -> Answer.TAKE;
                    });
            Map<String, String> settings = new HubFiles(folder)
                    .system("target", system.url(), "idempotent: true, settle: 50ms")
                    .route("delivered", "target")
                    .route("discarded", "delivered", "plain", "stop: {}")
                    .route("parked", "delivered", "below-ten", "to: {uri: 'system:target', parameters: {path: /other}}")
                    .mapping("below-ten", "if (.answers.number > 9) error(\"ten or more\") else {\"key\": \"other\"}")
                    .settings(Map.of());
            try (HubProcess killed = new HubProcess(folder, port, settings);
                    Traffic traffic = new Traffic(List.of(killed.url()), "delivered", 50, 200)) {
                while (traffic.accepted() < 1000) {
                    requireExactNow(killed.url());
                }
                killed.kill();
                requireExactAfterTheRestart(new HubProcess(folder, port, settings), traffic);
            }
        }
    }

    private static void requireExactAfterTheRestart(HubProcess restarted, Traffic traffic) {
        try (HubProcess hub = restarted) {
            requireExactNow(hub.url());
            traffic.awaitMore(200);
            traffic.stop();
            long accepted = traffic.accepted();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(ledger(hub.url()).path("routes"))
                            .hasSize(3)
                            .allSatisfy(route -> {
                                assertThat(route.path("received").asLong()).isEqualTo(accepted);
                                assertThat(route.path("waiting").asLong()).isZero();
                            }));
            requireExactNow(hub.url());
            JsonNode routes = ledger(hub.url()).path("routes");
            assertThat(routes.at("/1/discarded").asLong()).isEqualTo(accepted);
            assertThat(routes.at("/0/parked").asInt()).isPositive();
            assertThat(routes.at("/2/parked").asInt()).isPositive();
        }
    }

    /** At any moment, not only when everything has come to rest. */
    private static void requireExactNow(URI hub) {
        JsonNode ledger = ledger(hub);
        assertThat(ledger.path("unaccounted").asLong()).as(ledger.toString()).isZero();
        assertThat(ledger.path("routes"))
                .allSatisfy(route -> assertThat(route.path("delivered").asLong()
                                + route.path("parked").asLong()
                                + route.path("discarded").asLong()
                                + route.path("waiting").asLong())
                        .as(route.toString())
                        .isEqualTo(route.path("received").asLong()));
    }

    private static JsonNode ledger(URI hub) {
        return TestHub.getJson(hub, "/api/ledger");
    }
}
