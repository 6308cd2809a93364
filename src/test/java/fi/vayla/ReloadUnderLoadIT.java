package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.StrictTarget.Kind;
import fi.vayla.event.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ReloadLosesNothing: versions are swapped, forth by the folder and back by roll backs, as fast as messages pass. */
class ReloadUnderLoadIT {

    private static final int KEYS = 60;

    @TempDir
    Path folder;

    private final StrictTarget target = new StrictTarget(Kind.ASKED);
    private HubFiles files;
    private TestHub hub;

    @BeforeEach
    void start() {
        files = new HubFiles(folder).system("left", target.url(), "").route("main", "left");
        hub = TestHub.start(folder, files.settings(Map.of("vayla.routes.watch", "200ms")));
    }

    @AfterEach
    void stop() {
        hub.close();
        target.close();
    }

    @Test
    void ten_swaps_lose_repeat_and_reorder_nothing() {
        swap(10, 1_500, 300);
    }

    @Test
    @Tag("soak")
    void fifty_swaps_while_a_hundred_thousand_messages_pass_lose_repeat_and_reorder_nothing() {
        swap(50, 100_000, 2_000);
    }

    /** @param perSecond how many messages are sent, as far as the machine can */
    private void swap(int swaps, int messages, int perSecond) {
        long began = System.nanoTime();
        Map<String, Integer> accepted;
        try (Traffic traffic = new Traffic(List.of(hub.url()), "main", KEYS, perSecond)) {
            for (int swap = 1; swap <= swaps; swap++) {
                if (swap % 3 == 0) {
                    rollBack();
                } else {
                    files.mapping(
                            "plain", HubFiles.MAPPING.replace("\"key\":", "\"version\": %d, \"key\":".formatted(swap)));
                }
                awaitRevision(swap + 1);
                traffic.awaitMore(messages / swaps, Duration.ofMinutes(10));
            }
            accepted = traffic.stop(Duration.ofMinutes(5));
        }
        long sent = accepted.values().stream().mapToLong(Integer::longValue).sum();
        assertThat(sent).isGreaterThanOrEqualTo(messages);
        await().atMost(Duration.ofMinutes(10))
                .untilAsserted(() -> assertThat(target.effects()).isGreaterThanOrEqualTo(sent));
        target.requireExactly(accepted);
        assertThat(target.repeats()).isZero();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(hub.getJson("/api/ledger")
                                .at("/routes/0/delivered")
                                .asLong())
                        .isEqualTo(sent));
        assertThat(hub.getJson("/api/ledger").path("unaccounted").asLong()).isZero();
        System.out.printf(
                "%d swaps while %d messages passed, in %d s%n",
                swaps, sent, Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    /** To what ran before; the folder then holds what was withdrawn, until it is changed the next time. */
    private void rollBack() {
        var answer = hub.post("/api/routes/rollback", Json.write(Map.of("reason", "edestakaisin")));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private void awaitRevision(int number) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(hub.getJson("/api/routes").path("runs").asInt())
                                .isEqualTo(number));
    }
}
