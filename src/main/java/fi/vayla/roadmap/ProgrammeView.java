package fi.vayla.roadmap;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A programme as it stands now. Immutable.
 *
 * @param programme the programme's own facts
 * @param parent the strategy or programme that it carries out
 * @param years the columns of its timeline
 * @param goals the tree of goals, in the order in which a page shows them
 * @param items every goal, measure, project, metric and idea, flat
 * @param changedAt when the newest of the values that it shows was first said
 * @param revision changes whenever anything else here does; the same on every instance of the hub
 */
public record ProgrammeView(
        String id,
        Programme programme,
        @Nullable Programme parent,
        List<Integer> years,
        Summary summary,
        List<GoalView> goals,
        List<ItemView> items,
        List<MaturityItem> maturity,
        List<BudgetLine> budget,
        @Nullable Instant changedAt,
        String revision) {

    public ProgrammeView {
        years = List.copyOf(years);
        goals = List.copyOf(goals);
        items = List.copyOf(items);
        maturity = List.copyOf(maturity);
        budget = List.copyOf(budget);
    }

    public List<ItemView> items(ItemKind kind) {
        return items.stream().filter(item -> item.kind() == kind).toList();
    }

    /** An item of this programme. */
    public Optional<ItemView> find(String item) {
        return items.stream().filter(view -> view.id().equals(item)).findFirst();
    }

    /** The same with fewer items; everything else is as of all of them. */
    public ProgrammeView only(Predicate<ItemView> shown) {
        return new ProgrammeView(
                id,
                programme,
                parent,
                years,
                summary,
                goals,
                items.stream().filter(shown).toList(),
                maturity,
                budget,
                changedAt,
                revision);
    }

    ProgrammeView withRevision(String revision) {
        return new ProgrammeView(
                id, programme, parent, years, summary, goals, items, maturity, budget, changedAt, revision);
    }
}
