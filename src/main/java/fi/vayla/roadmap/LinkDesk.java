package fi.vayla.roadmap;

import fi.vayla.event.Problem;
import fi.vayla.log.LogUnavailable;
import fi.vayla.roadmap.DeskAuditRow.Action;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What operators say of records that lead to no item, or to one that an operator named; others are unknown here. What is said last
 * of a record counts. Thread-safe.
 */
@Component
public final class LinkDesk {

    private final UnlinkedRecords unlinked;
    private final LinkedRecords linked;
    private final Supplier<Programmes> programmes;
    private final TakingWords taking;
    private final Restating restating;
    private final Desk desk;

    LinkDesk(
            UnlinkedRecords unlinked,
            LinkedRecords linked,
            Supplier<Programmes> programmes,
            TakingWords taking,
            Restating restating,
            Desk desk) {
        this.unlinked = unlinked;
        this.linked = linked;
        this.programmes = programmes;
        this.taking = taking;
        this.restating = restating;
        this.desk = desk;
    }

    /**
     * The record is the item from now on, and what it had said before counts for the item, each with its own time; also what it
     * had said while an operator took it for another item. That one keeps what was said of it until something newer is. When the
     * answer is {@link DeskResult.Done}, all of that is durable.
     */
    public DeskResult link(String id, String item, DeskOrder order) {
        if (programmes.get().findItem(item).isEmpty()) {
            return new DeskResult.Invalid(List.of(new Problem(
                    "/item", "there is no item \"" + item + "\"; use a goal_id, measure_id, project_id or metric_id")));
        }
        return rule(
                order,
                Action.link_record,
                () -> unlinked.find(id)
                        .or(() -> linked.find(id)
                                .filter(known ->
                                        linked.item(known).filter(item::equals).isEmpty())),
                known -> LinkRow.linked(known.link(), item, order.by(), desk.now(), order.reason()));
    }

    /** A link that an operator confirmed is taken back: the record leads to no item, and is listed again. */
    public DeskResult unlink(String id, DeskOrder order) {
        return rule(
                order,
                Action.unlink_record,
                () -> linked.find(id),
                known -> LinkRow.takenBack(known.link(), order.by(), desk.now(), order.reason()));
    }

    /** The record has nothing to do with the roadmap; its events stay on the log. */
    public DeskResult ignore(String id, DeskOrder order) {
        return rule(
                order,
                Action.ignore_record,
                () -> unlinked.find(id),
                known -> LinkRow.ignored(known.link(), order.by(), desk.now(), order.reason()));
    }

    private DeskResult rule(
            DeskOrder order,
            Action action,
            Supplier<Optional<KnownRecord>> found,
            Function<KnownRecord, LinkRow> ruling) {
        if (!order.problems().isEmpty()) {
            return new DeskResult.Invalid(order.problems());
        }
        if (!taking.awaitReady()) {
            throw new LogUnavailable("the roadmap is still being read from the log");
        }
        KnownRecord known = found.get().orElse(null);
        if (known == null) {
            return new DeskResult.Unknown();
        }
        LinkRow row = ruling.apply(known);
        String item = row.item() == null ? linked.item(known).orElse(null) : row.item();
        desk.audit(
                new DeskAuditRow(row.at(), row.by(), action, item, null, null, row.source(), row.ref(), row.reason()));
        restating.rule(row, known.first().partition());
        return new DeskResult.Done();
    }
}
