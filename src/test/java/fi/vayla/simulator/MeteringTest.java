package fi.vayla.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MeteringTest {

    private static final Clock CLOCK = Clock.fixed(Towns.MORNING, Numbers.HELSINKI);

    private final List<Gauge> gauges = Gauge.read(Towns.MEASURES);

    @Test
    void a_figure_that_a_document_states_is_never_invented() {
        assertThat(reports(400))
                .extracting(report -> report.path("id").asString())
                .containsOnly("lah-testimittari", "lah-testinakokulma");
    }

    @Test
    void readings_of_a_viewpoint_lie_on_the_scale_of_its_programme() {
        assertThat(reports(400))
                .filteredOn(report -> report.path("id").asString().equals("lah-testinakokulma"))
                .extracting(report -> report.path("value").asDouble())
                .allSatisfy(value -> assertThat(value).isBetween(2.0, 4.0));
    }

    @Test
    void the_past_is_told_first_and_is_the_same_at_every_start() {
        List<JsonNode> first = reports(12);

        assertThat(first).isEqualTo(reports(12)).hasSize(12);
        assertThat(first).extracting(MeteringTest::at).isSorted();
        assertThat(at(first.getLast())).isEqualTo(Instant.parse("2026-09-30T21:00:00Z"));
        assertThat(reports(400).subList(12, 20))
                .extracting(MeteringTest::at)
                .doesNotHaveDuplicates()
                .first()
                .isEqualTo(Towns.MORNING);
    }

    @Test
    void a_town_without_metrics_measures_nothing() {
        assertThat(new Metering(List.of(), CLOCK).nextReport(new Random(1))).isEmpty();
    }

    private List<JsonNode> reports(int asked) {
        var metering = new Metering(gauges, CLOCK);
        var random = new Random(5);
        return new ArrayList<>(Stream.generate(() -> metering.nextReport(random))
                .limit(asked)
                .flatMap(Optional::stream)
                .map(message -> Json.read(message.body()))
                .toList());
    }

    private static Instant at(JsonNode report) {
        return Instant.parse(report.path("measuredAt").asString());
    }
}
