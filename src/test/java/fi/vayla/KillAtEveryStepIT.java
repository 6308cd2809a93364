package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.StrictTarget.Kind;
import fi.vayla.log.DirectLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * OneSubmissionOneCase and NothingUnaccounted when the hub ends at any step of a delivery: one hub after the other works on the
 * same backlog, each ends at a step of its own, and the last one finishes.
 */
class KillAtEveryStepIT {

    private static final Duration DRAINED = Duration.ofSeconds(120);
    private static final int PER_SECOND = 100;

    @TempDir
    Path folder;

    /** At the steps that differ in what they leave behind. */
    @Test
    void a_hub_that_ends_at_a_step_of_a_delivery_loses_nothing_and_repeats_nothing() throws Exception {
        killAt(
                List.of(
                        Halt.AFTER_ATTEMPTED_ROW,
                        Halt.CALL_AFTER_EFFECT,
                        Halt.AFTER_DELIVERED_ROW,
                        Halt.BEFORE_PARKED_ROW),
                new Random(1));
    }

    @Tag("soak")
    @Test
    void at_every_step_in_many_rounds_and_any_order() throws Exception {
        Random random = new Random(2);
        List<Halt> steps = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            List<Halt> all = new ArrayList<>(List.of(Halt.values()));
            Collections.shuffle(all, random);
            steps.addAll(all);
        }
        killAt(steps, random);
    }

    private void killAt(List<Halt> steps, Random random) throws Exception {
        try (Cluster cluster = Cluster.ofOne(folder);
                DirectLog log = new DirectLog(cluster.servers(), 4, 1);
                StrictTarget knowing = new StrictTarget(Kind.IDEMPOTENT);
                StrictTarget asked = new StrictTarget(Kind.ASKED)) {
            knowing.limit(PER_SECOND);
            asked.limit(PER_SECOND);
            Map<String, String> settings = settings(cluster, knowing, asked);
            MortalHub mortal = new MortalHub(folder.resolve("hub"), settings);
            Backlog left = new Backlog(log, "knowing");
            Backlog right = new Backlog(log, "asked");
            for (Halt step : steps) {
                left.add(20, 3).poison(2, 2);
                right.add(20, 3).poison(2, 2);
                mortal.liveUntil(step, 1 + random.nextInt(3), hub -> {}, knowing, asked);
            }
            try (HubProcess last = mortal.liveOn()) {
                Accounts.awaitSettled(last, "knowing", left.size(), left.poisoned(), DRAINED);
                Accounts.awaitSettled(last, "asked", right.size(), right.poisoned(), DRAINED);
                assertThat(last.getJson("/api/ledger").path("unaccounted").asLong())
                        .isZero();
                assertThat(last.getJson("/api/parked").path("total").asLong())
                        .isEqualTo(left.poisoned() + right.poisoned());
            }
            knowing.requireExactly(left.expected());
            asked.requireExactly(right.expected());
            System.out.printf(
                    "ended at %d steps: %d messages, %d calls that the idempotent system had seen, %d look-ups%n",
                    steps.size(), left.size() + right.size(), knowing.repeats(), asked.asked());
        }
    }

    private Map<String, String> settings(Cluster cluster, StrictTarget knowing, StrictTarget asked) {
        Map<String, String> own = new java.util.HashMap<>(cluster.settings());
        own.put("vayla.delivery.commit-interval", "200ms");
        return new HubFiles(folder)
                .system("knowing", knowing.url(), "idempotent: true, timeout: 5s")
                .system("asked", asked.url(), "settle: 200ms, timeout: 5s")
                .route("knowing", "knowing")
                .source("asked")
                .route(
                        "asked",
                        "asked",
                        "plain",
                        "to: {uri: 'system:asked', parameters: {path: /in, find: '/records/{subject}/{/number}'}}")
                .settings(own);
    }
}
