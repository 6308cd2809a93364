package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.StrictTarget.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OutageIsNotFailure: a system that is away under load is waited for, and then gets everything, at the speed that it takes. */
class OutageIT {

    private static final Duration LONG = Duration.ofMinutes(15);
    private static final int KEYS = 400;

    @TempDir
    Path folder;

    @Test
    void after_ten_seconds_everything_arrives_once_and_in_order() {
        outage(Duration.ofSeconds(10), 50, 300);
    }

    @Tag("soak")
    @Test
    void after_five_minutes_under_load_the_backlog_is_drained_at_the_speed_of_the_system() {
        int allowed = 600;

        double drained = outage(Duration.ofSeconds(300), 200, allowed);

        assertThat(drained).isGreaterThanOrEqualTo(0.8 * allowed);
    }

    /** @return messages a second, from the first that the system took again to the end of the backlog */
    private double outage(Duration time, int perSecond, int allowed) {
        try (StrictTarget target = new StrictTarget(Kind.IDEMPOTENT);
                HubProcess hub = HubProcess.launch(folder, List.of("-Xmx768m"), settings(target))
                        .awaitReady();
                Traffic traffic = new Traffic(List.of(hub.url()), "forms", KEYS, perSecond)) {
            target.limit(allowed);
            await().atMost(LONG).until(() -> target.effects() > perSecond);

            target.away(true);
            long before = traffic.accepted();
            await("the outage")
                    .pollInterval(Duration.ofMillis(500))
                    .during(time)
                    .atMost(LONG)
                    .until(() -> Accounts.route(hub, "forms").path("parked").asLong() == 0);
            assertThat(traffic.accepted()).as("taken during the outage").isGreaterThan(before);
            long waiting = traffic.accepted() - target.effects();
            long start = System.nanoTime();
            target.away(false);

            long effects = target.effects();
            await().pollInterval(Duration.ofMillis(10)).atMost(LONG).until(() -> target.effects() > effects);
            long first = System.nanoTime();
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(LONG)
                    .until(() -> traffic.accepted() - target.effects() <= perSecond / 4);
            double rate = (target.effects() - effects) * 1e9 / (System.nanoTime() - first);
            System.out.printf(
                    "outage of %d s under %d/s: %d waited, taken up again after %d ms, drained at %.0f/s of %d/s allowed%n",
                    time.toSeconds(), perSecond, waiting, (first - start) / 1_000_000, rate, allowed);

            Map<String, Integer> expected = traffic.stop(LONG);
            Accounts.awaitSettled(hub, "forms", traffic.accepted(), 0, LONG);
            target.requireExactly(expected);
            assertThat(target.repeats()).isZero();
            return rate;
        }
    }

    private Map<String, String> settings(StrictTarget target) {
        return new HubFiles(folder)
                .system("cases", target.url(), "idempotent: true")
                .route("forms", "cases")
                .settings(Map.of());
    }
}
