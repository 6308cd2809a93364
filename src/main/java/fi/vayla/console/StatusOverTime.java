package fi.vayla.console;

import fi.vayla.console.chart.AreaChart.Day;
import fi.vayla.event.Status;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.Summary;
import fi.vayla.view.ChangeRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How many measures and projects were in each status, day by day: what the document says, and every change since. */
final class StatusOverTime {

    private final Map<String, String> statuses = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private StatusOverTime(List<ItemView> items) {
        for (ItemView item : items) {
            Status stated = item.facts() == null ? null : item.facts().statedStatus();
            String status = stated == null ? Summary.NOT_STATED : stated.name();
            statuses.put(item.id(), status);
            counts.merge(status, 1, Integer::sum);
        }
    }

    /**
     * Counts; empty when nothing has changed. The first day is the one before the first change.
     *
     * @param items those that are counted
     * @param changes of statuses, in the order in which they happened; others' are passed over
     */
    static List<Day> of(List<ItemView> items, List<ChangeRow> changes) {
        var state = new StatusOverTime(items);
        List<ChangeRow> ours = changes.stream()
                .filter(change -> state.statuses.containsKey(change.item()))
                .toList();
        List<Day> days = new ArrayList<>();
        for (ChangeRow change : ours) {
            LocalDate day = change.at().atZone(Words.FINLAND).toLocalDate();
            if (days.isEmpty()) {
                days.add(state.on(day.minusDays(1)));
            }
            state.take(change);
            if (days.getLast().day().equals(day)) {
                days.removeLast();
            }
            days.add(state.on(day));
        }
        return days;
    }

    private void take(ChangeRow change) {
        String before = Objects.requireNonNull(statuses.put(change.item(), change.to()));
        counts.merge(before, -1, Integer::sum);
        counts.merge(change.to(), 1, Integer::sum);
    }

    private Day on(LocalDate day) {
        return new Day(day, counts);
    }
}
