package fi.vayla.sync;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.delivery.Mapped;
import fi.vayla.event.Event;
import fi.vayla.event.Json;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapRecordOrphaned;
import fi.vayla.event.RoadmapRecordOrphaned.Reason;
import fi.vayla.roadmap.Adoption;
import fi.vayla.roadmap.PresentItems;
import fi.vayla.sync.Difference.Value;
import fi.vayla.sync.WantedRecords.Made;
import fi.vayla.system.Address;
import fi.vayla.system.Call;
import fi.vayla.system.Drift;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Works out what would repair each difference. Changes nothing. Thread-safe. */
final class RepairPlans {

    private static final String WAITS =
            "a change of it is on its way, or is parked; it is repaired when that is through";

    private final RoadmapRoads roads;
    private final PresentItems items;
    private final Adoption owners;

    RepairPlans(RoadmapRoads roads, PresentItems items, Adoption owners) {
        this.roads = roads;
        this.items = items;
        this.owners = owners;
    }

    /** Throws {@link fi.vayla.log.LogUnavailable} when the log does not say what is on its way. */
    List<Planned> plan(Comparison comparison, RepairOrder order) {
        List<Difference> chosen =
                comparison.differences().stream().filter(order::takes).toList();
        if (chosen.isEmpty()) {
            return List.of();
        }
        String system = order.system();
        Set<String> waiting = roads.undelivered(system);
        WantedRecords routes = new WantedRecords(system, roads.list(system));
        return chosen.stream()
                .map(difference -> switch (difference.state()) {
                    case missing, stale, edited -> telling(comparison, difference, routes, waiting);
                    case orphaned, duplicate -> removing(system, difference, comparison.comparedAt(), waiting);
                })
                .toList();
    }

    private Planned telling(Comparison comparison, Difference difference, WantedRecords routes, Set<String> waiting) {
        String system = comparison.system();
        Proposal proposal = Proposal.of(difference);
        String id = Objects.requireNonNull(difference.item());
        RoadmapItemChanged item = items.find(id).orElse(null);
        if (item == null || !(routes.make(item) instanceof Made.Record(Wanted wanted))) {
            return Planned.nothing(proposal.impossible("it is not sent to the system any more; compare again"));
        }
        if (waiting.contains(id)) {
            return Planned.nothing(proposal.impossible(WAITS));
        }
        Set<String> owned = difference.state() == Drift.edited ? owners.fields(system, item.programme()) : Set.of();
        JsonNode fields =
                difference.record() == null ? null : comparison.records().get(difference.record());
        OwnersWord word =
                fields == null ? OwnersWord.NONE : OwnersWord.of(item, difference.values(), owned, routes, fields);
        Proposal taking = proposal.taking(word.values());
        boolean nothingElse = !word.values().isEmpty()
                && difference.values().stream().map(Value::path).allMatch(word.pointers()::contains);
        if (nothingElse) {
            return Planned.nothing(taking);
        }
        Wanted told = routes.make(word.in(item)) instanceof Made.Record(Wanted next) ? next : wanted;
        return new Planned(sending(taking, told.address(), told.call().body()), id, null);
    }

    private Planned removing(String system, Difference difference, Instant at, Set<String> waiting) {
        Proposal proposal = Proposal.of(difference);
        String record = Objects.requireNonNull(difference.record());
        if (waiting.contains(record)) {
            return Planned.nothing(proposal.impossible(WAITS));
        }
        var orphaned = new RoadmapRecordOrphaned(
                system,
                record,
                difference.programme().isEmpty() ? "unknown" : difference.programme(),
                difference.item(),
                difference.state() == Drift.duplicate ? Reason.duplicate : Reason.orphaned);
        Event event = Event.of(orphaned, WantedRecords.SOURCE, record + "/removed", record, at, at, null);
        for (DeliveryRoute route : roads.listRemoving(system)) {
            if (route.selection().test(event)
                    && route.pipeline().map(event) instanceof Mapped.Ready ready
                    && ready.target().name().equals("system:" + system)) {
                Optional<Address> address =
                        ready.target().adapter().address(new Call(event, "repair", ready.parameters(), ready.body()));
                return new Planned(sending(proposal, address, ready.body()), null, orphaned);
            }
        }
        return Planned.nothing(proposal.impossible(
                "no running route takes records from " + system + "; add one from event:roadmap.record-orphaned"));
    }

    private static Proposal sending(Proposal proposal, Optional<Address> to, byte[] body) {
        return proposal.sending(
                to.map(Address::method).orElse(null), to.map(Address::path).orElse(null), json(body));
    }

    private static @Nullable JsonNode json(byte[] body) {
        try {
            return Json.read(body);
        } catch (JacksonException e) {
            return null; // a document that is not JSON is not shown
        }
    }
}
