package fi.vayla.console;

import fi.vayla.console.RoadmapPage.LanguageChoice;
import fi.vayla.console.RoadmapPage.Title;
import fi.vayla.console.chart.AreaChart;
import fi.vayla.console.chart.BarChart;
import fi.vayla.console.chart.RadarChart;
import fi.vayla.console.chart.Tick;
import fi.vayla.console.chart.TrendChart;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A programme in pictures, each with its figures as a table, since not everybody sees a picture.
 *
 * @param t the fixed texts
 * @param status null when nothing has changed yet
 * @param radar null when no level is known
 * @param budget null when the document has no costs by year
 * @param metrics those that have a value
 */
record PicturesPage(
        Language language,
        Map<String, String> t,
        String programme,
        Title title,
        String subtitle,
        List<LanguageChoice> languages,
        @Nullable StatusPicture status,
        @Nullable Radar radar,
        @Nullable Budget budget,
        List<MetricPicture> metrics) {

    boolean hasMetrics() {
        return !metrics.isEmpty();
    }

    boolean hasTargets() {
        return metrics.stream().anyMatch(metric -> metric.target() != null);
    }

    boolean hasTrends() {
        return metrics.stream().anyMatch(metric -> metric.trend() != null);
    }

    boolean none() {
        return status == null && radar == null && budget == null && metrics.isEmpty();
    }

    /** What a colour stands for; {@code key} is the class that gives it. */
    record Legend(String key, String name, @Nullable String titleLanguage) {}

    record Row(String name, @Nullable String titleLanguage, List<String> figures) {}

    record StatusPicture(AreaChart chart, List<Tick> days, List<Legend> legend, List<Row> rows) {}

    /** @param measured when and by whom the newest level was measured; null when none was */
    record Radar(RadarChart chart, String about, @Nullable String measured, List<Legend> legend, List<Row> rows) {}

    record Budget(BarChart chart, List<Tick> amounts, List<Legend> legend, List<String> years, List<Row> rows) {}

    /**
     * A metric's newest value.
     *
     * @param bar how long its bar is and {@code mark} where its target stands, of 1000; there is no bar without a target
     */
    record MetricPicture(
            Title title,
            String value,
            @Nullable String target,
            @Nullable String share,
            @Nullable String measured,
            @Nullable String bar,
            String mark,
            @Nullable Trend trend) {}

    /** @param first the oldest value in words */
    record Trend(TrendChart chart, String first) {}
}
