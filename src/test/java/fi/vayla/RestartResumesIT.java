package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import fi.vayla.delivery.TargetSystem.Answer;
import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RestartResumes: whatever ends the hub, it loses nothing and goes on by itself, soon after the next start. */
class RestartResumesIT {

    @TempDir
    Path folder;

    private static final Duration PROMISED = Duration.ofSeconds(15);

    @Test
    void a_hub_that_is_killed_in_full_traffic_loses_nothing_and_opens_no_case_twice() throws Exception {
        killInFullTraffic(80);
    }

    /** Where nothing else uses the machine. */
    @Tag("soak")
    @Test
    void delivery_goes_on_within_the_promised_time_after_a_kill() throws Exception {
        assertThat(killInFullTraffic(150)).isLessThan(PROMISED);
    }

    /** How long it took from the start until delivery went on. */
    private Duration killInFullTraffic(int perSecond) throws Exception {
        int port = TestHub.freePorts();
        Launcher.prepare();
        TownSettings settings = TownSettings.forHub(
                        URI.create("http://localhost:" + port), Path.of("config/roadmaps/measures.csv"))
                .withMessagesPerSecond(perSecond);
        try (Town town = Town.start(settings, Clock.systemUTC(), new Random(7))) {
            Map<String, String> hub =
                    Map.of("vayla.systems.file", TestHub.systemsOf(town, folder).toString());
            try (HubProcess process =
                    HubProcess.launchInstalled(folder, port, hub).awaitReady()) {
                town.traffic().start();
                await().atMost(Duration.ofSeconds(60)).until(() -> accepted(town) > 2L * perSecond);
                process.kill();
            }
            long before = cases(town);
            Instant start = Instant.now();
            try (HubProcess process =
                    HubProcess.launchInstalled(folder, port, hub).awaitReady()) {
                Duration goesOn = goesOn("kill -9", start, () -> cases(town) > before);
                assertThat(town.traffic().stop(Duration.ofSeconds(60))).isZero();

                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(
                                        process.getJson("/api/ledger").path("routes"))
                                .allSatisfy(route ->
                                        assertThat(route.path("lag").asLong()).isZero()));

                assertThat(process.getJson("/api/ledger").path("unaccounted").asLong())
                        .isZero();
                assertThat(process.getJson("/api/ledger").path("routes"))
                        .allSatisfy(route -> assertThat(route.path("delivered").asLong())
                                .isEqualTo(route.path("received").asLong()));
                assertThat(town.traffic().counts().refused()).isZero();
                Map<String, Long> cases = town.caseManagement().cases().stream()
                        .collect(Collectors.groupingBy(one -> one.externalId(), Collectors.counting()));
                assertThat(cases)
                        .isNotEmpty()
                        .allSatisfy((id, count) -> assertThat(count).isOne());
                List<String> unseen = new ArrayList<>(town.traffic().receipts());
                assertThat(unseen).isNotEmpty();
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                    unseen.removeIf(
                            receipt -> process.get("/api/messages/" + receipt).statusCode() == 200);
                    assertThat(unseen).isEmpty();
                });
                assertThat(process.terminate()).isEqualTo(143);
                return goesOn;
            }
        }
    }

    @Test
    void a_hub_that_is_told_to_stop_ends_its_calls_and_sends_nothing_twice_afterwards() throws Exception {
        int port = TestHub.freePorts();
        try (TargetSystem system = new TargetSystem()) {
            system.answers(received -> {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos()); // so that calls are under way when it stops
                return Answer.TAKE;
            });
            Map<String, String> settings = new HubFiles(folder)
                    .system("target", system.url(), "")
                    .route("forms", "target")
                    .settings(Map.of("vayla.delivery.drain", "15s"));
            try (HubProcess told = new HubProcess(folder, port, settings);
                    Traffic traffic = new Traffic(List.of(told.url()), "forms", 50, 200)) {
                traffic.awaitMore(300);
                assertThat(told.terminate()).isEqualTo(143);
                int before = system.calls().size();
                Instant start = Instant.now();
                try (HubProcess hub = new HubProcess(folder, port, settings)) {
                    goesOn("SIGTERM", start, () -> system.calls().size() > before);
                    traffic.awaitMore(200);
                    traffic.stop();
                    traffic.awaitAllInOrderAt(system);
                    assertThat(system.calls()).hasSameSizeAs(system.taken());
                    assertThat(hub.getJson("/api/ledger").path("unaccounted").asLong())
                            .isZero();
                }
            }
        }
    }

    /** Says how long it took, and returns it. */
    private static Duration goesOn(String after, Instant start, Callable<Boolean> delivered) {
        Instant ready = Instant.now();
        await("delivery goes on").atMost(Duration.ofSeconds(60)).until(delivered);
        Instant delivering = Instant.now();
        System.out.printf(
                "After %s: ready %d ms after the start, delivery goes on %d ms later%n",
                after,
                Duration.between(start, ready).toMillis(),
                Duration.between(ready, delivering).toMillis());
        return Duration.between(start, delivering);
    }

    private static long accepted(Town town) {
        return town.traffic().counts().acceptedInAll();
    }

    private static long cases(Town town) {
        return town.caseManagement().cases().size();
    }
}
