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
import org.jspecify.annotations.Nullable;

/** How many measures and projects were in each status, day by day: what the tables said before the first change, and every change since. */
final class StatusOverTime {

    private final Map<String, String> statuses = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private StatusOverTime(List<ItemView> items, List<ChangeRow> changes) {
        Map<String, ChangeRow> first = new HashMap<>();
        changes.forEach(change -> first.putIfAbsent(change.item(), change));
        for (ItemView item : items) {
            ChangeRow change = first.get(item.id());
            String status = change != null ? known(change.from()) : stated(item);
            statuses.put(item.id(), status);
            counts.merge(status, 1, Integer::sum);
        }
    }

    private static String stated(ItemView item) {
        Status stated = item.facts() == null ? null : item.facts().statedStatus();
        return stated == null ? Summary.NOT_STATED : stated.name();
    }

    private static String known(@Nullable String status) {
        return status == null || status.isEmpty() ? Summary.NOT_STATED : status;
    }

    /**
     * Counts; empty when nothing has changed. The first day is the one before the first change.
     *
     * @param items those that are counted
     * @param changes of statuses, in the order in which they happened; others' are passed over
     */
    static List<Day> of(List<ItemView> items, List<ChangeRow> changes) {
        var state = new StatusOverTime(items, changes);
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
        String next = known(change.to());
        String before = Objects.requireNonNull(statuses.put(change.item(), next));
        counts.merge(before, -1, Integer::sum);
        counts.merge(next, 1, Integer::sum);
    }

    private Day on(LocalDate day) {
        return new Day(day, counts);
    }
}
