package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.StrictTarget.Kind;
import fi.vayla.event.Json;
import fi.vayla.log.DirectLog;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * ReplayTakesTheRoad when the hub ends in the middle of it: a parked message is replayed, those behind it follow, and one hub
 * after the other ends at a step of theirs; the last one finishes.
 */
class KillInAReplayIT {

    private static final String KEY = "avain-äö";
    private static final int BEHIND = 60;
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void a_hub_that_ends_in_a_replay_goes_on_with_it_and_repeats_nothing() throws Exception {
        killAt(List.of(Halt.CALL_AFTER_EFFECT, Halt.AFTER_DELIVERED_ROW), new Random(3));
    }

    @Tag("soak")
    @Test
    void at_every_step_of_a_replay() throws Exception {
        killAt(
                List.of(
                        Halt.CALL_BEFORE_EFFECT,
                        Halt.CALL_AFTER_EFFECT,
                        Halt.BEFORE_DELIVERED_ROW,
                        Halt.AFTER_DELIVERED_ROW),
                new Random(4));
    }

    private void killAt(List<Halt> steps, Random random) throws Exception {
        try (Cluster cluster = Cluster.ofOne(folder);
                DirectLog log = new DirectLog(cluster.servers(), 4, 1);
                StrictTarget target = new StrictTarget(Kind.IDEMPOTENT)) {
            MortalHub mortal = new MortalHub(
                    folder.resolve("hub"),
                    new HubFiles(folder)
                            .system("knowing", target.url(), "idempotent: true, timeout: 5s")
                            .route("knowing", "knowing")
                            .settings(cluster.settings()));
            log.append("knowing", KEY, -1);
            for (int number = 1; number <= BEHIND; number++) {
                log.append("knowing", KEY, number);
            }
            log.flush();
            mortal.liveUntil(steps.getFirst(), 1, KillInAReplayIT::mendAndReplay, target);
            for (Halt step : steps.subList(1, steps.size())) {
                mortal.liveUntil(step, 1 + random.nextInt(4), hub -> {}, target);
            }
            long before = target.effects();
            try (HubProcess last = mortal.liveOn()) {
                Accounts.awaitSettled(last, "knowing", BEHIND + 1, 0, SOON);
                assertThat(last.getJson("/api/ledger").path("unaccounted").asLong())
                        .isZero();
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(last.getJson("/api/parked")
                                        .path("total")
                                        .asLong())
                                .isZero());
            }
            target.requireExactly(Map.of(KEY, BEHIND + 1));
            System.out.printf(
                    "ended at %d steps of a replay: %d of %d messages were left to the last hub, %d calls were repeats%n",
                    steps.size(), BEHIND + 1 - before, BEHIND + 1, target.repeats());
        }
    }

    /** Puts the number right in the first of them, when all are parked; the rest follow by themselves. */
    private static void mendAndReplay(HubProcess hub) {
        hub.awaitReady();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                hub.getJson("/api/parked").path("total").asInt())
                        .isEqualTo(BEHIND + 1));
        String first = hub.getJson("/api/parked?key=" + URLEncoder.encode(KEY, StandardCharsets.UTF_8))
                .at("/parked/0/href")
                .asString();
        JsonNode data = hub.getJson(first).path("data");
        ((ObjectNode) data.path("answers")).put("number", 0);
        ObjectNode edit = Json.MAPPER.createObjectNode().put("reason", "numero väärin");
        edit.set("data", data);
        assertThat(TestHub.put(hub.url(), first, Json.write(edit)).statusCode()).isEqualTo(200);
        replay(hub.url(), first);
    }

    private static void replay(URI hub, String message) {
        byte[] order = "{\"reason\":\"korjattu\"}".getBytes(StandardCharsets.UTF_8);
        try {
            assertThat(TestHub.post(hub, message + "/replay", order).statusCode())
                    .isEqualTo(202);
        } catch (UncheckedIOException e) {
            // it may end before it answers; what it did with the order is seen in what comes of it
        }
    }
}
