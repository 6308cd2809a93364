package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import fi.vayla.log.DirectLog;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One hub after the other ends in the middle of a rewind; the last one finishes it, once. */
class KillInARewindIT {

    private static final int KEYS = 8;
    private static final int NUMBERS = 25;
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void a_hub_that_ends_in_a_rewind_goes_on_with_it_and_delivers_again_once() throws Exception {
        rewind(true, List.of(Halt.AFTER_COMMIT, Halt.AFTER_DELIVERED_ROW));
    }

    @Tag("soak")
    @Test
    void at_every_step_of_a_rewind() throws Exception {
        rewind(
                true,
                List.of(Halt.BEFORE_COMMIT, Halt.AFTER_COMMIT, Halt.AFTER_DELIVERED_ROW, Halt.BEFORE_DELIVERED_ROW));
    }

    @Tag("soak")
    @Test
    void without_again_nothing_is_delivered_a_second_time() throws Exception {
        rewind(false, List.of(Halt.BEFORE_COMMIT, Halt.AFTER_COMMIT));
    }

    private void rewind(boolean again, List<Halt> steps) throws Exception {
        try (Cluster cluster = Cluster.ofOne(folder);
                DirectLog log = new DirectLog(cluster.servers(), 4, 1);
                TargetSystem target = new TargetSystem(0, true)) {
            MortalHub mortal = new MortalHub(
                    folder.resolve("hub"),
                    new HubFiles(folder)
                            .system("knowing", target.url(), "idempotent: true, timeout: 5s")
                            .route("forms", "knowing")
                            .settings(cluster.settings()));
            Backlog backlog = new Backlog(log, "forms").add(KEYS, NUMBERS);
            try (HubProcess first = mortal.liveOn()) {
                Accounts.awaitSettled(first, "forms", backlog.size(), 0, SOON);
            }
            mortal.liveUntil(steps.getFirst(), 1, hub -> order(hub, again), new StrictTarget[0]);
            for (Halt step : steps.subList(1, steps.size())) {
                mortal.liveUntil(step, 2, hub -> {}, new StrictTarget[0]);
            }
            try (HubProcess last = mortal.liveOn()) {
                List<Integer> expected = new ArrayList<>(numbers());
                if (again) {
                    expected.addAll(numbers());
                }
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(backlog.expected().keySet())
                                .allSatisfy(
                                        key -> assertThat(target.numbers(key)).isEqualTo(expected)));
                Accounts.awaitSettled(last, "forms", backlog.size(), 0, SOON);
                JsonNode route = last.getJson("/api/routes/forms");
                assertThat(route.at("/rewind/again").asBoolean()).isEqualTo(again);
            }
        }
    }

    private static void order(HubProcess hub, boolean again) {
        hub.awaitReady();
        byte[] order = "{\"to\":\"2020-01-01T00:00:00Z\",\"again\":%s,\"reason\":\"uudestaan\"}"
                .formatted(again)
                .getBytes(StandardCharsets.UTF_8);
        try {
            assertThat(TestHub.post(hub.url(), "/api/routes/forms/rewind", order)
                            .statusCode())
                    .isEqualTo(202);
        } catch (UncheckedIOException e) {
            // it may end before it answers; what it did with the order is seen in what comes of it
        }
    }

    private static List<Integer> numbers() {
        return IntStream.range(0, NUMBERS).boxed().toList();
    }
}
