package fi.vayla.roadmap;

import fi.vayla.event.ProjectChanged.Health;
import fi.vayla.event.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as it stands now: the tables with what events have said laid over them.
 *
 * @param goal the goal that it stands under, if any
 * @param titleEn null when an event changed the title, since no one has translated the new one
 * @param status null where it is not stated
 * @param progress per cent
 * @param startDate ISO 8601, possibly only a year or a month
 * @param endDate like {@code startDate}
 * @param years in order; empty where they are not stated
 * @param counted false for a line that repeats another item; totals leave it out
 * @param changedAt when the newest of the values that it shows was first said; null while it is as the tables have it
 * @param changedBy the source that said it
 * @param facts the row of the programme's table; null for an idea
 * @param measured of a metric or a viewpoint; null for anything else
 * @param derived what follows from all this by {@link StatusRules}; it stands beside what is stated and never in its place
 */
public record ItemView(
        String id,
        ItemKind kind,
        @Nullable String goal,
        String title,
        @Nullable String titleEn,
        @Nullable Status status,
        @Nullable Integer progress,
        @Nullable Health health,
        @Nullable String startDate,
        @Nullable String endDate,
        List<Integer> years,
        List<String> responsibleUnits,
        boolean counted,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        @Nullable Item facts,
        @Nullable Measured measured,
        List<Derived> derived) {

    public ItemView {
        years = List.copyOf(years);
        responsibleUnits = List.copyOf(responsibleUnits);
        derived = List.copyOf(derived);
    }

    ItemView with(List<Reading> readings) {
        return measured == null ? this : copy(measured.with(readings), derived);
    }

    ItemView withDerived(List<Derived> rules) {
        return copy(measured, rules);
    }

    private ItemView copy(@Nullable Measured newMeasured, List<Derived> newDerived) {
        return new ItemView(
                id,
                kind,
                goal,
                title,
                titleEn,
                status,
                progress,
                health,
                startDate,
                endDate,
                years,
                responsibleUnits,
                counted,
                changedAt,
                changedBy,
                facts,
                newMeasured,
                newDerived);
    }
}
