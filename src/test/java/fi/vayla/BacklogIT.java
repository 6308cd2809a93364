package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.StrictTarget.Kind;
import fi.vayla.log.DirectLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Back-pressure: what a slow system leaves on the log does not come into the hub's memory. */
class BacklogIT {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)$");
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void a_hundred_thousand_messages_wait_for_a_slow_system_in_a_small_heap() throws Exception {
        backlog(100_000, 256, 100, 5);
    }

    @Tag("soak")
    @Test
    void memory_stays_flat_with_five_million_messages_and_a_slow_system() throws Exception {
        backlog(5_000_000, 768, 500, 40);
    }

    private void backlog(int messages, int heap, int perSecond, int samples) throws Exception {
        int keys = 1000;
        try (Cluster cluster = Cluster.ofOne(folder);
                StrictTarget target = new StrictTarget(Kind.IDEMPOTENT)) {
            try (DirectLog log = new DirectLog(cluster.servers(), 6, 1)) {
                new Backlog(log, "forms").add(keys, messages / keys);
            }
            target.limit(perSecond);
            try (HubProcess hub = HubProcess.launch(folder, List.of("-Xmx" + heap + "m"), settings(cluster, target))
                    .awaitReady()) {
                List<Long> used = new ArrayList<>();
                for (int sample = 0; sample < samples; sample++) {
                    long wanted = target.effects() + 3L * perSecond;
                    await().atMost(LONG).until(() -> target.effects() >= wanted);
                    used.add(liveHeap(hub) / MEGABYTE);
                }
                long most = used.stream().mapToLong(Long::longValue).max().orElseThrow();
                System.out.printf(
                        "backlog of %d messages, -Xmx%dm: at most %d MB of heap after a collection; %s%n",
                        messages, heap, most, used);
                assertThat(most).isLessThan(heap * 3L / 4);
                // flat: the second half needs no more than the first, but for noise
                assertThat(mean(used.subList(samples / 2, samples)))
                        .isLessThan(mean(used.subList(0, samples / 2)) + heap / 8.0);
                assertThat(target.faults()).isEmpty();
                assertThat(Accounts.route(hub, "forms").path("lag").asLong()).isPositive();
                assertThat(hub.getJson("/api/ledger").path("unaccounted").asLong())
                        .isZero();
            }
        }
    }

    private static double mean(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    /** What is reachable, in bytes; counted in the pause that collects the rest. */
    private static long liveHeap(HubProcess hub) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process histogram = new ProcessBuilder(jcmd, Long.toString(hub.pid()), "GC.class_histogram")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(histogram.waitFor()).isZero();
        var total = TOTAL.matcher(text);
        assertThat(total.find()).as(text).isTrue();
        return Long.parseLong(total.group(1));
    }

    private Map<String, String> settings(Cluster cluster, StrictTarget target) {
        return new HubFiles(folder)
                .system("cases", target.url(), "idempotent: true")
                .route("forms", "cases")
                .settings(cluster.settings());
    }
}
