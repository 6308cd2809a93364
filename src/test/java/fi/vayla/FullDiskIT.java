package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.log.TestDisk;
import fi.vayla.simulator.CaseManagement.ListedCase;
import fi.vayla.simulator.Faults;
import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** AcceptedIsDurable on a disk that fills up: the hub stops before Kafka must, says so, and goes on when there is room. */
class FullDiskIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void a_full_disk_refuses_and_stalls_and_both_go_on_when_there_is_room_again() {
        TestDisk disk = new TestDisk();
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
                                "300MB"),
                        disk)) {
            town.caseManagement().server().faults(Faults.failing(503, 1));
            List<String> accepted = new ArrayList<>();
            for (int number = 0; number < 20; number++) {
                String id = "ennen-" + number;
                assertThat(post(hub, id).statusCode()).isEqualTo(202);
                accepted.add(id);
            }

            disk.leaves(DataSize.ofMegabytes(299));
            HttpResponse<String> refused = postUntilRefused(hub, accepted);

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

            disk.leaves(DataSize.ofMegabytes(300));

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

    /** The first answer that is no yes; the disk is asked once a second. */
    private static HttpResponse<String> postUntilRefused(TestHub hub, List<String> accepted) {
        for (long end = System.nanoTime() + SOON.toNanos(); System.nanoTime() < end; ) {
            String id = "täyttyy-" + accepted.size();
            HttpResponse<String> answer = post(hub, id);
            if (answer.statusCode() != 202) {
                return answer;
            }
            accepted.add(id);
        }
        throw new AssertionError("A full disk refuses nothing");
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
