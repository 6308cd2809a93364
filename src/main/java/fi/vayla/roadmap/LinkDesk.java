package fi.vayla.roadmap;

import fi.vayla.event.Problem;
import fi.vayla.log.LogUnavailable;
import fi.vayla.roadmap.DeskAuditRow.Action;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What operators say of records that lead to no item. What they say of a record counts; one that leads to an item by now
 * is unknown here. Thread-safe. */
@Component
public final class LinkDesk {

    private final UnlinkedRecords unlinked;
    private final Supplier<Programmes> programmes;
    private final TakingWords taking;
    private final Restating restating;
    private final Desk desk;

    LinkDesk(
            UnlinkedRecords unlinked,
            Supplier<Programmes> programmes,
            TakingWords taking,
            Restating restating,
            Desk desk) {
        this.unlinked = unlinked;
        this.programmes = programmes;
        this.taking = taking;
        this.restating = restating;
        this.desk = desk;
    }

    /**
     * The record is the item from now on, and what it had said before counts for the item, each with its own time. When the answer is
     * {@link DeskResult.Done}, all of that is durable.
     */
    public DeskResult link(String id, String item, DeskOrder order) {
        if (programmes.get().findItem(item).isEmpty()) {
            return new DeskResult.Invalid(List.of(new Problem(
                    "/item", "there is no item \"" + item + "\"; use a goal_id, measure_id, project_id or metric_id")));
        }
        return rule(id, item, order);
    }

    /** The record has nothing to do with the roadmap; its events stay on the log. */
    public DeskResult ignore(String id, DeskOrder order) {
        return rule(id, null, order);
    }

    private DeskResult rule(String id, @Nullable String item, DeskOrder order) {
        if (!order.problems().isEmpty()) {
            return new DeskResult.Invalid(order.problems());
        }
        if (!taking.awaitReady()) {
            throw new LogUnavailable("the roadmap is still being read from the log");
        }
        KnownRecord known = unlinked.find(id).orElse(null);
        if (known == null) {
            return new DeskResult.Unknown();
        }
        var row =
                new LinkRow(known.link().source(), known.link().ref(), item, order.by(), desk.now(), order.reason(), 0);
        desk.audit(new DeskAuditRow(
                row.at(),
                row.by(),
                item == null ? Action.ignore_record : Action.link_record,
                item,
                null,
                null,
                row.source(),
                row.ref(),
                row.reason()));
        restating.rule(row, known.first().partition());
        return new DeskResult.Done();
    }
}
