package fi.vayla.roadmap;

import fi.vayla.event.RoadmapStated.Recorded;
import fi.vayla.event.RoadmapStated.Verdict;
import fi.vayla.event.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a programme came to in a period.
 *
 * @param end as it stood at the end
 * @param before totals as they were when the period began
 * @param done what was not done when the period began and was at its end
 * @param slipped what is open and was to be ready by now, or is to be ready later than was said when the period began
 * @param measured the metrics that have a value, with what was measured in the period
 * @param openByUnit measures and projects that are neither done nor cancelled, by responsible unit; "" for nobody's
 */
public record PeriodReport(
        ProgrammeView end,
        Summary before,
        List<Done> done,
        List<Slipped> slipped,
        List<Measured> measured,
        Map<String, List<ItemView>> openByUnit) {

    public PeriodReport {
        done = List.copyOf(done);
        slipped = List.copyOf(slipped);
        measured = List.copyOf(measured);
    }

    /** @param at since when it was so at the end of the period; null where the tables say so */
    public record Done(ItemView item, @Nullable Instant at) {}

    /**
     * @param due the last day for it, as it stood at the end of the period
     * @param dueBefore the same, as it stood when the period began
     * @param overdue whether that day was over
     */
    public record Slipped(
            ItemView item, LocalDate due, @Nullable LocalDate dueBefore, boolean overdue) {}

    /** @param value as it stood at the end of the period */
    public record Measured(ItemView metric, String value, List<Value> values) {

        public Measured {
            values = List.copyOf(values);
        }
    }

    public record Value(String value, Instant at) {}

    /**
     * @param before as the programme stood when the period began
     * @param after as it stood at its end
     * @param from when it began
     * @param over the day after its last
     */
    public static PeriodReport of(PastProgramme before, PastProgramme after, Instant from, LocalDate over) {
        List<ItemView> counted = after.view().items().stream()
                .filter(item -> item.counted() && (item.kind() == ItemKind.measure || item.kind() == ItemKind.project))
                .toList();
        List<ItemView> open =
                counted.stream().filter(Predicate.not(PeriodReport::closed)).toList();
        return new PeriodReport(
                after.view(),
                before.view().summary(),
                counted.stream()
                        .filter(item -> item.status() == Status.done)
                        .filter(item -> before.view()
                                .find(item.id())
                                .filter(old -> old.status() == Status.done)
                                .isEmpty())
                        .map(item -> new Done(item, since(after, item)))
                        .toList(),
                open.stream().flatMap(item -> slipped(before, item, over)).toList(),
                after.view().items(ItemKind.metric).stream()
                        .flatMap(metric -> measured(after, metric, from))
                        .toList(),
                byUnit(open));
    }

    private static boolean closed(ItemView item) {
        return item.status() == Status.done || item.status() == Status.cancelled;
    }

    private static Stream<Slipped> slipped(PastProgramme before, ItemView item, LocalDate over) {
        LocalDate old = before.view().find(item.id()).map(PeriodReport::due).orElse(null);
        LocalDate due = due(item);
        if (due == null) {
            return Stream.empty();
        }
        boolean overdue = due.isBefore(over);
        return overdue || (old != null && old.isBefore(due))
                ? Stream.of(new Slipped(item, due, old, overdue))
                : Stream.empty();
    }

    /** The end date, or the end of the last of its years. */
    private static @Nullable LocalDate due(ItemView item) {
        return item.endDate() != null
                ? PartialDate.lastDay(item.endDate())
                : item.years().isEmpty() ? null : LocalDate.of(item.years().getLast(), 12, 31);
    }

    private static @Nullable Instant since(PastProgramme after, ItemView item) {
        return after.word(item.id(), FieldName.status)
                .map(word -> Objects.requireNonNullElse(word.since(), word.at()))
                .orElse(null);
    }

    private static Stream<Measured> measured(PastProgramme after, ItemView metric, Instant from) {
        String value = after.value(metric, FieldName.value);
        return value == null
                ? Stream.empty()
                : Stream.of(new Measured(
                        metric,
                        value,
                        after.statements().stream()
                                .filter(one -> metric.id().equals(one.stated().item()))
                                .filter(one -> !one.stated().at().isBefore(from))
                                .flatMap(PeriodReport::value)
                                .sorted(Comparator.comparing(Value::at))
                                .toList()));
    }

    private static Stream<Value> value(Recorded one) {
        var said = one.stated().fields().get(FieldName.value.name());
        return said == null || said.verdict() != Verdict.taken
                ? Stream.empty()
                : Stream.of(new Value(said.value(), one.stated().at()));
    }

    private static Map<String, List<ItemView>> byUnit(List<ItemView> open) {
        Map<String, List<ItemView>> byUnit = new TreeMap<>();
        for (ItemView item : open) {
            List<String> units = item.responsibleUnits().isEmpty() ? List.of("") : item.responsibleUnits();
            units.stream()
                    .distinct()
                    .forEach(unit -> byUnit.computeIfAbsent(unit, one -> new ArrayList<>())
                            .add(item));
        }
        return byUnit;
    }
}
