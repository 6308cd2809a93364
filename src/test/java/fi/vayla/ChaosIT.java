package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.StrictTarget.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RestartResumes, OrderPerKey, OneSubmissionOneCase and NothingUnaccounted on a cluster: three brokers and several hubs under
 * load, of which one or another is killed again and again.
 */
class ChaosIT {

    private static final Duration LIVES_ON = Duration.ofSeconds(60);
    private static final Duration DRAINED = Duration.ofSeconds(180);
    private static final int KEYS = 100;

    @TempDir
    Path folder;

    @Test
    void two_instances_of_which_any_is_killed_with_any_broker_lose_and_repeat_nothing() throws Exception {
        chaos(2, Duration.ofSeconds(10), 60, new Random(1)); // a kill of each kind takes longer
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void two_minutes_of_kills_under_load(int instances) throws Exception {
        chaos(instances, Duration.ofMinutes(2), 100, new Random(instances));
    }

    private void chaos(int instances, Duration time, int perSecond, Random random) throws Exception {
        try (StrictTarget target = new StrictTarget(Kind.IDEMPOTENT);
                Cluster cluster = Cluster.ofThree(folder);
                Hubs hubs = new Hubs(folder, instances, settings(cluster, target));
                Traffic traffic = new Traffic(hubs.urls(), "forms", KEYS, perSecond)) {
            traffic.awaitMore(50, LIVES_ON);
            int killedHubs = 0;
            int killedBrokers = 0;
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end || killedHubs == 0 || killedBrokers == 0) {
                int victim = random.nextInt(instances + cluster.size());
                boolean isHub = killedBrokers > 0 && (killedHubs == 0 || victim < instances);
                if (isHub) {
                    int hub = victim % instances;
                    hubs.kill(hub);
                    traffic.awaitMore(50, LIVES_ON);
                    hubs.startAgain(hub);
                    killedHubs++;
                } else {
                    int broker = victim % cluster.size();
                    cluster.kill(broker);
                    traffic.awaitMore(50, LIVES_ON);
                    cluster.startAgain(broker);
                    killedBrokers++;
                }
            }
            Map<String, Integer> expected = traffic.stop(LIVES_ON);
            long accepted = traffic.accepted();
            Accounts.awaitSettled(hubs.get(0), "forms", accepted, 0, DRAINED);
            target.requireExactly(expected);
            assertThat(target.effects()).isEqualTo(accepted);
            System.out.printf(
                    "%d instances, %d kills of a hub, %d of a broker: %d messages, %d calls that the system had seen%n",
                    instances, killedHubs, killedBrokers, accepted, target.repeats());
        }
    }

    private Map<String, String> settings(Cluster cluster, StrictTarget target) {
        Map<String, String> own = new HashMap<>(cluster.settings());
        own.put("vayla.log.append-timeout", "5s");
        own.put("vayla.log.session-timeout", "4s");
        own.put("vayla.log.partitions", "6");
        return new HubFiles(folder)
                .system("cases", target.url(), "idempotent: true, timeout: 5s")
                .route("forms", "cases")
                .settings(own);
    }
}
