package fi.vayla;

import static fi.vayla.ControlledHub.SOON;
import static fi.vayla.ControlledHub.awaitNumbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import fi.vayla.delivery.TargetSystem.Answer;
import fi.vayla.event.Json;
import fi.vayla.log.LogFollower;
import fi.vayla.log.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A paused route sends nothing, whatever happens, until it is resumed; then it sends all of it in order. */
class PauseIT {

    private static final List<String> KEYS = List.of("avain-1", "avain-2", "avain-ä");

    @RegisterExtension
    static final SharedHub SHARED = new SharedHub(false);

    private TargetSystem target;
    private TargetSystem other;
    private ControlledHub hub;

    @BeforeEach
    void take() {
        target = SHARED.target();
        other = SHARED.other();
        hub = SHARED.control();
    }

    @Test
    void a_paused_route_sends_nothing_after_a_kill_and_everything_in_order_when_it_is_resumed(@TempDir Path folder)
            throws Exception {
        int port = TestHub.freePorts();
        Map<String, String> settings = ControlledHub.settings(folder, target, other);
        try (HubProcess process = new HubProcess(folder, port, settings)) {
            hub = new ControlledHub(process::url);
            hub.submit(KEYS, 0, 5);
            awaitNumbers(target, KEYS, 5);
            JsonNode ordered = hub.accepted("forms", "pause", "{\"reason\":\"päivitys\"}");
            assertThat(ordered.path("paused").path("by").asString()).isEqualTo("local");
            hub.awaitPaused("forms");
            hub.submit(KEYS, 5, 10);
            awaitNumbers(other, KEYS, 10);
            hub.awaitLag("forms", 5L * KEYS.size());
            process.kill();
        }
        try (HubProcess process = new HubProcess(folder, port, settings)) {
            hub = new ControlledHub(process::url);
            assertThat(hub.route("forms").path("state").asString()).isEqualTo("paused");
            assertThat(hub.route("forms").at("/paused/reason").asString()).isEqualTo("päivitys");
            hub.submit(KEYS, 10, 15);
            awaitNumbers(other, KEYS, 15);
            hub.awaitLag("forms", 10L * KEYS.size());
            assertThat(target.calls()).hasSize(5 * KEYS.size());

            hub.accepted("forms", "resume", "{\"reason\":\"valmis\"}");
            awaitNumbers(target, KEYS, 15);
            hub.awaitDelivered("forms", 15L * KEYS.size());
            assertThat(target.calls()).hasSize(15 * KEYS.size());
            assertThat(hub.route("forms").path("state").asString()).isEqualTo("active");
        }
    }

    @Test
    void what_waits_for_its_system_is_not_sent_while_the_route_is_paused() {
        target.answers(received -> Answer.BUSY);
        hub.submit(KEYS, 0, 10);
        await().atMost(SOON).until(() -> !target.calls().isEmpty());
        hub.accepted("forms", "pause", "{\"reason\":\"väärä kohde\"}");
        // what was waiting for the system has been given up
        await().atMost(SOON)
                .until(() -> shows("vayla_route_waiting_seconds{route=\"" + hub.name("forms") + "\"", "0.0"));
        int before = target.calls().size();
        target.answers(received -> Answer.TAKE);
        hub.submit(KEYS, 10, 12);
        awaitNumbers(other, KEYS, 12);
        assertThat(target.calls()).hasSize(before);
        assertThat(hub.stand("forms").path("unaccounted").asLong()).isZero();
        assertThat(hub.stand("forms").path("lag").asLong()).isEqualTo(12L * KEYS.size());

        hub.accepted("forms", "resume", "{\"reason\":\"kohde on oikea\"}");
        awaitNumbers(target, KEYS, 12);
        hub.awaitDelivered("forms", 12L * KEYS.size());
    }

    @Test
    void a_call_that_is_under_way_ends_and_is_not_made_again() {
        CountDownLatch ends = new CountDownLatch(1);
        target.answers(received -> {
            awaitQuietly(ends);
            return Answer.TAKE;
        });
        hub.submit(List.of("avain"), 0, 3);
        await().atMost(SOON).until(() -> target.mostOpen() == 1);
        hub.accepted("forms", "pause", "{\"reason\":\"huolto\"}");
        hub.accepted("forms", "resume", "{\"reason\":\"ei huoltoa\"}");
        hub.accepted("forms", "pause", "{\"reason\":\"huolto sittenkin\"}");
        hub.awaitPaused("forms");
        ends.countDown();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(hub.stand("forms").path("delivered").asLong())
                                .isOne());
        hub.awaitLag("forms", 2);
        hub.accepted("forms", "resume", "{\"reason\":\"valmis\"}");
        awaitNumbers(target, List.of("avain"), 3);
        hub.awaitDelivered("forms", 3);
        assertThat(target.calls()).hasSize(3);
    }

    @Test
    void a_parked_message_that_is_replayed_waits_for_its_route() {
        target.answers(received -> Answer.REFUSE);
        hub.submit(List.of("avain"), 0, 2);
        await().atMost(SOON).until(() -> hub.stand("forms").path("parked").asLong() == 2);
        target.answers(received -> Answer.TAKE);
        hub.accepted("forms", "pause", "{\"reason\":\"huolto\"}");
        String first = SHARED.hub()
                .getJson("/api/parked?first=true&route=" + hub.name("forms"))
                .at("/parked/0/href")
                .asString();
        assertThat(SHARED.hub()
                        .post(first + "/replay", Json.write(Map.of("reason", "uudestaan")))
                        .statusCode())
                .isEqualTo(202);
        hub.submit(List.of("muu"), 0, 1);
        awaitNumbers(other, List.of("muu"), 1);
        assertThat(target.calls()).hasSize(1);

        hub.accepted("forms", "resume", "{\"reason\":\"valmis\"}");
        awaitNumbers(target, List.of("avain"), 2);
        hub.awaitDelivered("forms", 3);
    }

    @Test
    void an_order_is_audited_and_one_that_does_not_fit_is_refused() {
        assertThat(hub.order("ei-tällaista", "pause", "{\"reason\":\"x\"}").statusCode())
                .isEqualTo(404);
        assertThat(hub.order("forms", "resume", "{\"reason\":\"x\"}").statusCode())
                .isEqualTo(409);
        assertThat(hub.order("forms", "pause", "{\"reason\":\" \"}").statusCode())
                .isEqualTo(422);
        assertThat(hub.order("forms", "pause", "{\"syy\":\"x\"}").statusCode()).isEqualTo(400);

        hub.accepted("forms", "pause", "{\"reason\":\"huolto\"}");
        var again = hub.order("forms", "pause", "{\"reason\":\"huolto\"}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("paused already", "huolto");
        assertThat(SHARED.hub()
                        .getJson("/actuator/health")
                        .at("/components/routes/details/paused/" + hub.name("forms") + "/reason")
                        .asString())
                .isEqualTo("huolto");
        hub.awaitPaused("forms");
        assertThat(shows("vayla_route_paused{route=\"" + hub.name("others") + "\"", "0.0"))
                .isTrue();
        assertThat(audited()).singleElement().satisfies(row -> {
            assertThat(row.path("action").asString()).isEqualTo("pause_route");
            assertThat(row.path("by").asString()).isEqualTo("local");
            assertThat(row.path("route").asString()).isEqualTo(hub.name("forms"));
            assertThat(row.path("reason").asString()).isEqualTo("huolto");
        });
    }

    private static boolean shows(String metric, String value) {
        return SHARED.hub()
                .get("/actuator/prometheus")
                .body()
                .lines()
                .anyMatch(line -> line.startsWith(metric) && line.endsWith(" " + value));
    }

    private List<JsonNode> audited() {
        List<JsonNode> rows = new CopyOnWriteArrayList<>();
        try (LogFollower.Following following = SHARED.hub()
                .bean(LogFollower.class)
                .follow("audit-test", java.util.Set.of(Topic.AUDIT), row -> rows.add(Json.read(row.value())))) {
            await().atMost(SOON).until(() -> following.awaitCaughtUp(SOON));
        }
        return rows.stream()
                .filter(row -> row.path("route").asString().equals(hub.name("forms")))
                .toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
