package fi.vayla.sync;

import fi.vayla.event.Event;
import fi.vayla.event.Json;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapRecordOrphaned;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import fi.vayla.roadmap.Adoption;
import fi.vayla.roadmap.PresentItems;
import fi.vayla.system.Drift;
import fi.vayla.system.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Carries out plans: what the system owns is stated, all else takes the delivery road, at the pace of its route. The id of each
 * event names the comparison, so that one repair is one event however often it is appended, and the next repair of the same
 * record another one, with another Idempotency-Key. Thread-safe.
 */
final class Repairs {

    private static final int AUDIT_PARTITION = 0;

    /** What was ordered, as it stands on {@code vayla.audit}. */
    private record AuditRow(
            Instant at,
            String by,
            String action,
            String system,
            @Nullable String programme,
            Set<String> items,
            Set<Drift> states,
            String reason,
            long repairs) {}

    /** @param appended null where nothing is appended */
    private record OnItsWay(Proposal proposal, @Nullable CompletableFuture<Appended> appended) {

        Proposal outcome() {
            return appended == null || appended.join() instanceof Appended.Durable
                    ? proposal
                    : proposal.impossible("the log did not take it: " + appended.join());
        }
    }

    private final PresentItems items;
    private final Adoption owners;
    private final EventLog log;
    private final RowLog rows;
    private final Clock clock;

    Repairs(PresentItems items, Adoption owners, EventLog log, RowLog rows, Clock clock) {
        this.items = items;
        this.owners = owners;
        this.log = log;
        this.rows = rows;
        this.clock = clock;
    }

    /** When this returns, what is possible of the plans is durable; the rest says why it is not. */
    List<Proposal> carryOut(RepairOrder order, Instant comparedAt, List<Planned> plans, String by, String reason) {
        long possible =
                plans.stream().filter(plan -> plan.proposal().isPossible()).count();
        AuditRow row = new AuditRow(
                clock.instant(),
                by,
                "repair_system",
                order.system(),
                order.programme(),
                order.items(),
                order.states(),
                reason,
                possible);
        rows.append(Topic.AUDIT, AUDIT_PARTITION, "sync|" + order.system(), Json.write(row))
                .join();
        List<OnItsWay> onTheirWay = new ArrayList<>();
        for (Planned plan : plans) {
            onTheirWay.add(carryOut(order.system(), comparedAt, plan));
        }
        return onTheirWay.stream().map(OnItsWay::outcome).toList();
    }

    private OnItsWay carryOut(String system, Instant comparedAt, Planned plan) {
        Proposal proposal = plan.proposal();
        if (!proposal.isPossible()) {
            return done(proposal);
        }
        if (!proposal.takes().isEmpty() && proposal.item() != null) {
            Outcome stated = owners.adopt(system, proposal.item(), proposal.takes(), comparedAt);
            if (!(stated instanceof Outcome.Delivered)) {
                return done(proposal.impossible("the roadmap did not take it: " + stated));
            }
        }
        String way = "/repairs/" + system + "/" + comparedAt;
        if (plan.told() != null) {
            return items.find(plan.told())
                    .map(item -> item.repairing(system))
                    .map(item -> new OnItsWay(proposal, log.append(event(item, item.item() + way))))
                    .orElseGet(() -> done(proposal.impossible("it is on the roadmap no more")));
        }
        RoadmapRecordOrphaned removed = plan.removed();
        if (removed != null) {
            Instant now = clock.instant();
            String record = removed.record();
            return new OnItsWay(
                    proposal,
                    log.append(Event.of(removed, WantedRecords.SOURCE, record + way, record, comparedAt, now, null)));
        }
        return done(proposal);
    }

    private Event event(RoadmapItemChanged item, String id) {
        Instant now = clock.instant();
        Instant newest = WantedRecords.newest(item);
        Instant at = newest.equals(Instant.EPOCH) ? now : newest; // the tables do not say when
        return Event.of(item, WantedRecords.SOURCE, id, item.item(), at, now, null);
    }

    private static OnItsWay done(Proposal proposal) {
        return new OnItsWay(proposal, null);
    }
}
