package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** RestartResumes: whatever ends the hub, it loses nothing and goes on by itself. */
class RestartIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    @Test
    void a_hub_that_is_killed_in_full_traffic_loses_nothing_and_opens_no_case_twice() throws Exception {
        int port = TestHub.freePorts();
        TownSettings settings = TownSettings.forHub(
                        URI.create("http://localhost:" + port), Path.of("config/roadmaps/measures.csv"))
                .withMessagesPerSecond(150);
        try (Town town = Town.start(settings, Clock.systemUTC(), new Random(7))) {
            Map<String, String> hub =
                    Map.of("vayla.systems.file", TestHub.systemsOf(town, folder).toString());
            for (int round = 0; round < 2; round++) {
                try (HubProcess process = new HubProcess(folder, port, hub)) {
                    if (round == 0) {
                        town.traffic().start();
                    }
                    long before = accepted(town);
                    await().atMost(Duration.ofSeconds(60)).until(() -> accepted(town) > before + 300);
                    process.kill();
                }
            }
            try (HubProcess process = new HubProcess(folder, port, hub)) {
                long after = accepted(town);
                await("delivery goes on").atMost(Duration.ofSeconds(60)).until(() -> accepted(town) > after);
                assertThat(town.traffic().stop(Duration.ofSeconds(60))).isZero();

                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(ledger(process).path("routes"))
                                .allSatisfy(route ->
                                        assertThat(route.path("lag").asLong()).isZero()));

                assertThat(ledger(process).path("unaccounted").asLong()).isZero();
                assertThat(ledger(process).path("routes"))
                        .allSatisfy(route -> assertThat(route.path("delivered").asLong())
                                .isEqualTo(route.path("received").asLong()));
                assertThat(town.traffic().counts().refused()).isZero();
                Map<String, Long> cases = town.caseManagement().cases().stream()
                        .collect(Collectors.groupingBy(one -> one.externalId(), Collectors.counting()));
                assertThat(cases)
                        .isNotEmpty()
                        .allSatisfy((id, count) -> assertThat(count).isOne());
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(town.traffic().receipts())
                                .allSatisfy(receipt -> assertThat(status(process, "/api/messages/" + receipt))
                                        .isEqualTo(200)));
                assertThat(process.terminate()).isEqualTo(143);
            }
        }
    }

    private static long accepted(Town town) {
        return town.traffic().counts().acceptedInAll();
    }

    private static JsonNode ledger(HubProcess hub) throws IOException, InterruptedException {
        return JSON.readTree(get(hub, "/api/ledger").body());
    }

    private static int status(HubProcess hub, String path) throws IOException, InterruptedException {
        return get(hub, path).statusCode();
    }

    private static HttpResponse<String> get(HubProcess hub, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(hub.url().resolve(path)).build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
