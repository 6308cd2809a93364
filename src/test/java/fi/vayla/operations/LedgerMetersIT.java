package fi.vayla.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.TestHub;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerMetersIT {

    private static final List<String> NAMES = List.of(
            "vayla.route.lag", "vayla.route.parked", "vayla.route.undelivered.seconds", "vayla.route.waiting.seconds");

    @TempDir
    Path folder;

    /** One that is registered anew makes Prometheus fail now and then: it finds two of the same labels. */
    @Test
    void every_route_keeps_its_gauges_from_one_measurement_to_the_next() {
        try (TestHub hub = TestHub.start(folder, Map.of())) {
            LedgerMeters meters = hub.bean(LedgerMeters.class);
            await().untilAsserted(
                            () -> { // what is for no route is behind a commit, too, in a moment
                                meters.measure();
                                assertThat(gauges(hub))
                                        .allSatisfy(gauge -> assertThat(gauge.value())
                                                .as("%s", gauge.getId())
                                                .isZero());
                            });
            List<Gauge> before = gauges(hub);

            meters.measure();

            assertThat(before).hasSizeGreaterThan(NAMES.size());
            assertThat(gauges(hub))
                    .usingElementComparator((a, b) -> a == b ? 0 : 1)
                    .containsExactlyElementsOf(before);
        }
    }

    private static List<Gauge> gauges(TestHub hub) {
        MeterRegistry registry = hub.bean(MeterRegistry.class);
        return NAMES.stream()
                .flatMap(name -> registry.get(name).gauges().stream())
                .toList();
    }
}
