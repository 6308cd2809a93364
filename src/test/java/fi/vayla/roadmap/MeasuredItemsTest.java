package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.EventType;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Said;
import fi.vayla.event.RoadmapStated.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics, viewpoints and milestones: what the tables say of them, and what events make of it. */
class MeasuredItemsTest {

    private static final Instant MONDAY = Instant.parse("2026-10-05T08:00:00Z");

    @TempDir
    Path folder;

    private final MemoryLog log = new MemoryLog();

    @AfterEach
    void stop() {
        log.close();
    }

    private ItemView item(String id) {
        Programmes programmes = Programmes.load(TestTables.write(folder));
        return ItemViews.of(programmes.findItem(id).orElseThrow(), Optional.empty());
    }

    @Test
    void a_viewpoint_has_its_levels_and_the_programmes_own_scale() {
        assertThat(item("tst-v1").kind()).isEqualTo(ItemKind.viewpoint);
        assertThat(item("tst-v1").measured()).satisfies(measured -> {
            assertThat(measured.baseline()).isEqualTo("2");
            assertThat(measured.target()).isEqualTo("4");
            assertThat(measured.value()).isEqualTo("2.5");
            assertThat(measured.scale()).isEqualTo(new Scale(BigDecimal.ONE, BigDecimal.valueOf(5)));
        });
    }

    @Test
    void a_metric_has_its_target_and_no_value_that_nobody_measured() {
        assertThat(item("tst-k1").measured()).satisfies(measured -> {
            assertThat(measured.value()).isNull();
            assertThat(measured.target()).isEqualTo("80");
            assertThat(measured.targetDate()).isEqualTo("2027");
        });
    }

    @Test
    void a_milestone_has_its_date_and_stated_status() {
        ItemView milestone = item("tst-ms1");

        assertThat(milestone.kind()).isEqualTo(ItemKind.milestone);
        assertThat(milestone.endDate()).isEqualTo("2026-03");
        assertThat(milestone.years()).containsExactly(2026);
        assertThat(milestone.status()).hasToString("planned");
    }

    @Test
    void a_reported_value_is_the_metrics_newest_by_the_time_when_it_was_measured() {
        Hub hub = new Hub(log);
        report(hub, "por-m-a2", MONDAY.plusSeconds(60), "71.5");
        report(hub, "por-m-a2", MONDAY, "12345678.5");

        assertThat(hub.item("porvoo-digiohjelma-2020-2023", "por-m-a2").measured())
                .extracting(Measured::value)
                .isEqualTo(new BigDecimal("71.5"));
        report(hub, "lah-vp01", MONDAY, "3");
        assertThat(hub.item("lahti-digitiekartta-2024-2026", "lah-vp01").measured())
                .extracting(Measured::value)
                .isEqualTo(new BigDecimal("3"));
    }

    private static void report(Hub hub, String metric, Instant at, String value) {
        hub.deliver(
                Hub.event(EventType.METRIC_REPORTED, "metrics", metric + at, at),
                "{\"ref\": \"%s\", \"fields\": {\"value\": %s}}".formatted(metric, value));
    }

    @Test
    void values_over_time_are_those_that_were_taken_in_the_order_in_which_they_were_measured() {
        MetricReadings readings = new MetricReadings();
        readings.add(stated("a", MONDAY.plusSeconds(60), "2", Verdict.taken));
        readings.add(stated("b", MONDAY, "1", Verdict.taken));
        readings.add(stated("b", MONDAY, "1", Verdict.taken));
        readings.add(stated("c", MONDAY.plusSeconds(90), "9", Verdict.contested));

        assertThat(readings.list("tst-k1"))
                .containsExactly(
                        new Reading(MONDAY, BigDecimal.ONE, "metrics"),
                        new Reading(MONDAY.plusSeconds(60), BigDecimal.TWO, "metrics"));
        assertThat(readings.list("tst-k2")).isEmpty();
    }

    private static RoadmapStated stated(String receipt, Instant at, String value, Verdict verdict) {
        return new RoadmapStated(
                "tst-k1",
                "tst-ohjelma",
                "metric",
                "Osuus",
                "metrics",
                "k1",
                receipt,
                at,
                at.plusSeconds(5),
                Map.of("value", new Said(value, verdict)),
                null,
                null,
                null);
    }
}
