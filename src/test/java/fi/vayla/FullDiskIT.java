package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.simulator.CaseManagement.ListedCase;
import fi.vayla.simulator.Faults;
import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** AcceptedIsDurable on a disk that fills up: the hub stops before Kafka must, says so, and goes on when there is room. */
class FullDiskIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final DataSize MARGIN = DataSize.ofMegabytes(300);

    @TempDir
    Path folder;

    @Test
    void a_full_disk_refuses_and_stalls_and_both_go_on_when_there_is_room_again() throws IOException {
        DataSize free = DataSize.ofBytes(Files.getFileStore(folder).getUsableSpace());
        Assumptions.assumeTrue(free.toGigabytes() >= 4, "less than 4 GB free: this test needs room to fill");
        TownSettings nobody =
                TownSettings.forHub(URI.create("http://localhost:9"), Path.of("config/roadmaps/measures.csv"));
        try (Town town = Town.start(nobody, Clock.systemUTC(), new Random(3));
                TestHub hub = TestHub.start(
                        folder,
                        Map.of(
                                "vayla.systems.file",
                                TestHub.systemsOf(town, folder).toString(),
                                "vayla.delivery.backoff-ceiling",
                                "1s",
                                "vayla.log.min-free",
                                free.toMegabytes() - MARGIN.toMegabytes() + "MB"))) {
            town.caseManagement().server().faults(Faults.failing(503, 1));
            List<String> accepted = new ArrayList<>();
            for (int number = 0; number < 20; number++) {
                String id = "ennen-" + number;
                assertThat(post(hub, id).statusCode()).isEqualTo(202);
                accepted.add(id);
            }

            HttpResponse<String> refused = fillUntilRefused(hub, accepted);

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(hub.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(hub.getJson("/actuator/health/readiness")
                            .at("/components/log/details/disk")
                            .asString())
                    .contains("has only")
                    .contains("free some");
            long before = delivered(hub);
            town.caseManagement().server().faults(Faults.NONE);
            await("the route stands still")
                    .during(Duration.ofSeconds(3))
                    .atMost(SOON)
                    .until(() -> delivered(hub) == before);

            Files.delete(folder.resolve("filler"));

            await().atMost(SOON).until(() -> post(hub, "jälkeen").statusCode() == 202);
            accepted.add("jälkeen");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(
                                    town.caseManagement().cases().stream().map(ListedCase::externalId))
                            .containsExactlyInAnyOrderElementsOf(accepted));
            await().atMost(SOON).untilAsserted(() -> assertThat(delivered(hub)).isEqualTo(accepted.size()));
            assertThat(hub.getJson("/api/ledger").path("unaccounted").asLong()).isZero();
        }
    }

    /** The first answer that is no yes, with a file in the way that leaves less than there must be. */
    private HttpResponse<String> fillUntilRefused(TestHub hub, List<String> accepted) throws IOException {
        byte[] block = new byte[Math.toIntExact(DataSize.ofMegabytes(20).toBytes())];
        new Random(4).nextBytes(block);
        try (OutputStream filler = Files.newOutputStream(folder.resolve("filler"))) {
            for (int blocks = 0; ; blocks++) {
                if (blocks * (long) block.length < 2 * MARGIN.toBytes()) {
                    filler.write(block);
                }
                String id = "täyttyy-" + blocks;
                HttpResponse<String> answer = post(hub, id);
                if (answer.statusCode() != 202) {
                    return answer;
                }
                accepted.add(id);
            }
        }
    }

    private static HttpResponse<String> post(TestHub hub, String id) {
        return hub.post("/intake/formio", Submissions.submission(id));
    }

    private static long delivered(TestHub hub) {
        for (JsonNode route : hub.getJson("/api/ledger").path("routes")) {
            if (route.path("route").asString().equals("form-to-case")) {
                return route.path("delivered").asLong();
            }
        }
        throw new AssertionError("There is no route form-to-case");
    }
}
