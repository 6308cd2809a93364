package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.StrictTarget.Kind;
import fi.vayla.log.DirectLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RestartResumes with a past: how much has been delivered and parked does not keep a hub from starting. */
class StartIT {

    private static final Duration HISTORY = Duration.ofMinutes(30);
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void a_hub_with_many_rows_and_parked_keys_starts_and_delivers() throws Exception {
        assertThat(readyAfter(10_000, 100, 200)).isLessThan(SOON);
    }

    @Tag("soak")
    @Test
    void a_hub_with_a_million_rows_and_a_thousand_parked_keys_is_ready_within_ten_seconds() throws Exception {
        assertThat(readyAfter(1_000_000, 1000, 1000)).isLessThan(Duration.ofSeconds(10));
    }

    /**
     * How long a killed hub that had delivered so many takes until it is ready again.
     *
     * @param more that it delivers then
     */
    private Duration readyAfter(int messages, int parked, int more) throws Exception {
        int partitions = 6;
        int port = TestHub.freePorts();
        Launcher.prepare();
        try (Cluster cluster = Cluster.ofOne(folder);
                DirectLog log = new DirectLog(cluster.servers(), partitions, 1);
                StrictTarget target = new StrictTarget(Kind.IDEMPOTENT)) {
            Map<String, String> settings = settings(cluster, target);
            Backlog history = new Backlog(log, "forms")
                    .delivered("forms", messages, partitions)
                    .poison(parked, 0);
            try (HubProcess first =
                    HubProcess.launchInstalled(folder, port, settings).awaitReady()) {
                Accounts.awaitSettled(first, "forms", history.size(), history.poisoned(), HISTORY);
                first.kill();
            }
            long start = System.nanoTime();
            try (HubProcess second =
                    HubProcess.launchInstalled(folder, port, settings).awaitReady()) {
                Duration ready = Duration.ofNanos(System.nanoTime() - start);
                history.add(more, 1);
                await().atMost(SOON).until(() -> target.effects() > 0);
                Duration delivering = Duration.ofNanos(System.nanoTime() - start);
                System.out.printf(
                        "%d rows, %d parked keys: ready after %d ms, delivered again after %d ms%n",
                        messages, parked, ready.toMillis(), delivering.toMillis());
                Accounts.awaitSettled(second, "forms", history.size(), history.poisoned(), SOON);
                target.requireExactly(history.expected());
                return ready;
            }
        }
    }

    private Map<String, String> settings(Cluster cluster, StrictTarget target) {
        return new HubFiles(folder)
                .system("cases", target.url(), "idempotent: true")
                .route("forms", "cases")
                .settings(cluster.settings());
    }
}
