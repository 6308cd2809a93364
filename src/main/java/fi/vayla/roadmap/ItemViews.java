package fi.vayla.roadmap;

import fi.vayla.event.ProjectChanged.Health;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.event.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lays what events have said over what the tables say. */
final class ItemViews {

    private static final int LONGEST_IN_YEARS = 30;

    private ItemViews() {}

    static ItemView of(Item item, Optional<ItemState> state) {
        boolean renamed = state.map(known -> known.find(FieldName.title)).isPresent();
        return view(
                item.id(),
                item.itemKind(),
                item,
                renamed ? null : item.titleEn(),
                !(item instanceof Measure measure && measure.annexLine()),
                state);
    }

    static ItemView ofIdea(ItemState idea) {
        return view(idea.item(), ItemKind.idea, null, null, true, Optional.of(idea));
    }

    private static ItemView view(
            String id,
            ItemKind kind,
            @Nullable Item item,
            @Nullable String titleEn,
            boolean counted,
            Optional<ItemState> state) {
        String title = value(item, state, FieldName.title);
        String status = value(item, state, FieldName.status);
        String progress = value(item, state, FieldName.progress);
        String health = value(item, state, FieldName.health);
        String units = value(item, state, FieldName.responsible_unit);
        String start = value(item, state, FieldName.start_date);
        String end = value(item, state, FieldName.end_date);
        Field newest = state.map(ItemState::newestValue).orElse(null);
        return new ItemView(
                id,
                kind,
                value(item, state, FieldName.goal),
                title == null ? id : title,
                titleEn,
                status != null ? Status.valueOf(status) : kind == ItemKind.idea ? Status.proposed : null,
                progress == null ? null : Integer.valueOf(progress),
                health == null ? null : Health.valueOf(health),
                start,
                end,
                years(item, start, end),
                units == null
                        ? List.of()
                        : Pattern.compile("\\s*;\\s*").splitAsStream(units).toList(),
                counted,
                newest == null ? null : newest.since(),
                newest == null ? null : newest.source(),
                item);
    }

    /** The value that a reader is shown, from an event or the tables. */
    static @Nullable String value(@Nullable Item item, Optional<ItemState> state, FieldName field) {
        String said = state.map(known -> known.find(field)).orElse(null);
        // a hub of another version may have written what this one does not know
        return said != null && field.read(said) instanceof FieldName.Value.Valid(String valid)
                ? valid
                : BaseValues.find(item, field);
    }

    /** Dates tell the years, where there are any; otherwise the document's own years stand, gaps and all. */
    static List<Integer> years(@Nullable Item item, @Nullable String start, @Nullable String end) {
        List<Integer> stated = item instanceof Measure measure ? measure.years() : List.of();
        if (start == null && end == null) {
            return stated;
        }
        int from = start != null
                ? PartialDate.year(start)
                : stated.isEmpty() ? yearOf(end) : Math.min(stated.getFirst(), yearOf(end));
        int to = end != null ? yearOf(end) : stated.isEmpty() ? from : Math.max(stated.getLast(), from);
        return to < from || to - from > LONGEST_IN_YEARS
                ? List.of(from)
                : IntStream.rangeClosed(from, to).boxed().toList();
    }

    private static int yearOf(@Nullable String date) {
        return date == null ? 0 : PartialDate.year(date);
    }

    static @Nullable Instant newestChange(List<ItemView> items) {
        return items.stream()
                .map(ItemView::changedAt)
                .flatMap(at -> Optional.ofNullable(at).stream())
                .max(Instant::compareTo)
                .orElse(null);
    }
}
