package fi.vayla.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.console.chart.AreaChart.Band;
import fi.vayla.console.chart.AreaChart.Day;
import fi.vayla.console.chart.BarChart.Figures;
import fi.vayla.console.chart.BarChart.Part;
import fi.vayla.console.chart.RadarChart.Levels;
import fi.vayla.console.chart.TrendChart.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartsTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    @Test
    void a_count_holds_until_the_next_day_and_bands_stand_on_each_other() {
        var chart = AreaChart.of(
                List.of("done", "planned"),
                List.of(
                        new Day(FIRST, Map.of("planned", 4)),
                        new Day(FIRST.plusDays(5), Map.of("done", 1, "planned", 3))),
                FIRST.plusDays(10));

        assertThat(chart.bands())
                .containsExactly(
                        new Band("done", "0,300 500,300 500,225 1000,225 1000,300 500,300 500,300 0,300"),
                        new Band("planned", "0,0 500,0 500,0 1000,0 1000,225 500,225 500,300 0,300"));
        assertThat(chart.counts()).extracting(Tick::text).containsExactly("0", "1", "2", "3", "4");
        assertThat(chart.counts()).extracting(Tick::at).containsExactly("300", "225", "150", "75", "0");
    }

    @Test
    void months_are_marked_as_closely_as_they_fit() {
        var year = AreaChart.of(List.of(), List.of(new Day(FIRST, Map.of())), FIRST.plusYears(1));
        assertThat(year.days()).extracting(Tick::text).containsExactly("2026-04", "2026-07", "2026-10", "2027-01");

        var decade = AreaChart.of(List.of(), List.of(new Day(FIRST, Map.of())), FIRST.plusYears(10));
        assertThat(decade.days())
                .hasSizeBetween(4, 9)
                .allMatch(tick -> tick.text().endsWith("-01"));
    }

    @Test
    void days_are_marked_where_there_are_no_two_months() {
        var week = AreaChart.of(List.of(), List.of(new Day(FIRST, Map.of())), FIRST.plusDays(2));
        assertThat(week.days()).containsExactly(new Tick("2026-01-01", "0"), new Tick("2026-01-02", "500"));

        var month = AreaChart.of(List.of(), List.of(new Day(FIRST, Map.of())), FIRST.plusMonths(1));
        assertThat(month.days()).hasSize(8).extracting(Tick::text).contains("2026-01-05");
    }

    @Test
    void values_over_time_stand_on_zero_and_show_their_target() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        var chart = TrendChart.of(
                List.of(new Value(start, 10), new Value(start.plusSeconds(1), 20), new Value(start.plusSeconds(4), 40)),
                50.0);

        assertThat(chart).isEqualTo(new TrendChart("0,32 50,24 200,8", "200", "8", "0"));
        assertThat(TrendChart.of(List.of(new Value(start, -1), new Value(start, 0)), null)
                        .points())
                .isEqualTo("0,40 0,0");
    }

    @Test
    void a_picture_of_one_day_and_of_nothing_is_still_a_picture() {
        var one = AreaChart.of(List.of("done"), List.of(new Day(FIRST, Map.of("done", 1))), FIRST);
        assertThat(one.bands().getFirst().points()).isEqualTo("0,0 1000,0 1000,300 0,300");
        assertThat(BarChart.of(List.of()).bars()).isEmpty();
    }

    @Test
    void bars_stack_their_parts_below_a_round_number() {
        var chart = BarChart.of(
                List.of(new Figures("2025", List.of(60.0, 0.0)), new Figures("2026", List.of(100.0, 50.0))));

        assertThat(chart.amounts()).extracting(BarChart.Mark::amount).containsExactly(0L, 50L, 100L, 150L);
        assertThat(chart.bars().getFirst().parts()).containsExactly(new Part(1, "100", "180", "300", "120"));
        assertThat(chart.bars().getLast().parts())
                .containsExactly(new Part(1, "600", "100", "300", "200"), new Part(2, "600", "0", "300", "100"));
    }

    @Test
    void levels_go_round_the_centre_and_an_unknown_one_is_left_out() {
        var chart = RadarChart.of(
                4,
                5,
                List.of(
                        new Levels("current", Arrays.asList(5.0, null, 2.5, 0.0)),
                        new Levels("target", Arrays.asList(9.0, null, null, null))));

        assertThat(chart.rings()).hasSize(5).last().isEqualTo("0,-200 200,0 0,200 -200,0");
        assertThat(chart.shapes().getFirst().points()).isEqualTo("0,-200 0,100 0,0");
        assertThat(chart.shapes().getLast().dots()).containsExactly(new RadarChart.Dot("0", "-200"));
        assertThat(chart.spokes()).extracting(RadarChart.Spoke::number).containsExactly(1, 2, 3, 4);
    }
}
