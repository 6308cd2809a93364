package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import fi.vayla.delivery.TargetSystem.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * UnknownIsLookedUp: a call that ended without an answer is not simply repeated. Three systems: one that can be asked, one
 * that knows repeats, and one that can do neither.
 */
class UnknownIsLookedUpIT {

    private static final String ASKED = "asked";
    private static final String IDEMPOTENT = "idempotent";
    private static final String NEITHER = "neither";

    @TempDir
    Path folder;

    private final Map<String, TargetSystem> systems = Map.of(
            ASKED, new TargetSystem(),
            IDEMPOTENT, new TargetSystem(0, true),
            NEITHER, new TargetSystem());
    private HubFiles files;

    @BeforeEach
    void write() {
        files = new HubFiles(folder);
        systems.forEach((id, system) -> files.system(
                        id, system.url(), "timeout: 1s, settle: 200ms, idempotent: " + id.equals(IDEMPOTENT))
                .source(id)
                .route(
                        id,
                        id,
                        "plain",
                        "to: {uri: 'system:%s', parameters: {path: /in%s}}"
                                .formatted(id, id.equals(ASKED) ? ", find: '/records/{subject}'" : "")));
    }

    @AfterEach
    void closeSystems() {
        systems.values().forEach(TargetSystem::close);
    }

    @Test
    void an_answer_that_does_not_come_is_asked_for_or_sent_again_where_that_does_no_harm() {
        try (TestHub hub = TestHub.start(folder, files.settings(Map.of()))) {
            for (Answer fault : List.of(Answer.TAKE_AND_DROP_THE_ANSWER, Answer.TAKE_AND_SAY_NOTHING)) {
                requireTold(hub.url(), sendTo(hub.url(), fault));
            }
        }
    }

    @Test
    void a_call_that_ended_before_any_effect_is_made_again() {
        try (TestHub hub = TestHub.start(folder, files.settings(Map.of()))) {
            Map<String, String> receipts = sendTo(hub.url(), Answer.DROP);

            systems.forEach((id, target) -> {
                JsonNode delivery = delivered(hub.url(), receipts.getOrDefault(id, ""));
                assertThat(target.calls()).hasSize(2);
                assertThat(target.taken()).hasSize(1);
                assertThat(delivery.path("possiblyTwice").asBoolean()).isEqualTo(id.equals(NEITHER));
            });
        }
    }

    @Test
    void a_call_that_a_crash_cut_off_is_looked_up_after_the_restart() throws Exception {
        int port = TestHub.freePorts();
        Map<String, String> settings = files.settings(Map.of());
        Map<String, String> receipts;
        try (HubProcess hub = new HubProcess(folder, port, settings)) {
            receipts = sendTo(hub.url(), Answer.TAKE_AND_SAY_NOTHING);
            for (TargetSystem system : systems.values()) {
                soon(() -> assertThat(system.taken()).isNotEmpty());
            }
            hub.kill();
        }
        try (HubProcess hub = new HubProcess(folder, port, settings)) {
            requireTold(hub.url(), receipts);
        }
    }

    /** One message to each system, which does this with the first call; the receipts by system. */
    private Map<String, String> sendTo(URI hub, Answer fault) {
        Map<String, String> receipts = new HashMap<>();
        systems.forEach((id, system) -> {
            String key = "hakemus-ä-" + UUID.randomUUID();
            system.answers(received -> system.calls(key).isEmpty() ? fault : Answer.TAKE);
            receipts.put(id, Posts.accepted(hub, id, key, 1).path("receipt").asString());
        });
        return receipts;
    }

    private void requireTold(URI hub, Map<String, String> receipts) {
        systems.forEach((id, system) -> {
            String receipt = receipts.getOrDefault(id, "");
            JsonNode delivery = delivered(hub, receipt);
            String key = message(hub, receipt).path("subject").asString();
            assertThat(delivery.path("targetId").asString()).isEqualTo("T-" + key);
            switch (id) {
                case ASKED -> {
                    assertThat(system.asked(key)).isPositive();
                    assertThat(system.calls(key)).hasSize(1);
                    assertThat(system.taken(key)).hasSize(1);
                }
                case IDEMPOTENT -> {
                    assertThat(system.calls(key)).hasSizeGreaterThan(1);
                    assertThat(system.taken(key)).hasSize(1);
                }
                default -> {
                    assertThat(system.calls(key)).hasSizeGreaterThan(1);
                    assertThat(system.calls(key).stream()
                                    .map(TargetSystem.Received::idempotencyKey)
                                    .distinct())
                            .hasSize(1);
                }
            }
            assertThat(delivery.path("possiblyTwice").asBoolean()).as(id).isEqualTo(id.equals(NEITHER));
        });
    }

    private static JsonNode delivered(URI hub, String receipt) {
        soon(() -> assertThat(message(hub, receipt).at("/deliveries/0/state").asString(""))
                .isEqualTo("delivered"));
        return message(hub, receipt).at("/deliveries/0");
    }

    private static JsonNode message(URI hub, String receipt) {
        return TestHub.getJson(hub, "/api/messages/" + receipt);
    }

    private static void soon(ThrowingRunnable condition) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(condition);
    }
}
