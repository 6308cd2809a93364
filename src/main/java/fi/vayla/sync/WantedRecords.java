package fi.vayla.sync;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.delivery.Mapped;
import fi.vayla.event.Event;
import fi.vayla.event.Json;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Field;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * What a system should show of items, by the selection and the mapping of its own deliver routes; nothing is sent. Of several
 * routes that take an item the first, by id, says how its record looks.
 */
final class WantedRecords {

    static final String SOURCE = "roadmap";

    /** What the routes make of an item. */
    sealed interface Made {

        record Record(Wanted wanted) implements Made {}

        /** No route sends it to the system. */
        record Nothing() implements Made {}

        /** A route would park it. */
        record Failed(String detail) implements Made {}
    }

    private final String target;
    private final List<DeliveryRoute> routes;

    /** @param routes those that deliver items to the system */
    WantedRecords(String system, List<DeliveryRoute> routes) {
        this.target = "system:" + system;
        this.routes = routes;
    }

    Made make(RoadmapItemChanged item) {
        Event event = event(item, "present", newest(item));
        for (DeliveryRoute route : routes) {
            try {
                if (route.selection().test(event)) {
                    switch (route.pipeline().map(event)) {
                        case Mapped.Ready ready
                        when ready.target().name().equals(target) -> {
                            return new Made.Record(wanted(item, event, route, ready));
                        }
                        case Mapped.Failed(String detail) -> {
                            return new Made.Failed(detail);
                        }
                        case Mapped.Ready _, Mapped.Nothing _ -> {}
                    }
                }
            } catch (RuntimeException e) { // as for a message on its way, whatever fails parks it
                return new Made.Failed(e.toString());
            }
        }
        return new Made.Nothing();
    }

    /** What a route's document says about the event and not about the item is other for another event of the same item. */
    private Wanted wanted(RoadmapItemChanged item, Event event, DeliveryRoute route, Mapped.Ready ready) {
        Leaves all = leaves(ready);
        Event other = event(item.withChanges(List.of()), "again", newest(item).plusSeconds(1));
        Leaves again = route.pipeline().map(other) instanceof Mapped.Ready repeated ? leaves(repeated) : Leaves.NONE;
        Leaves lasting = all.commonWith(again);
        return new Wanted(item, event, ready, lasting.isEmpty() ? all : lasting);
    }

    private static Leaves leaves(Mapped.Ready ready) {
        try {
            return Leaves.of(Json.read(ready.body()));
        } catch (JacksonException e) {
            return Leaves.NONE; // a document that is not JSON is compared by its presence alone
        }
    }

    private static Event event(RoadmapItemChanged item, String id, Instant at) {
        return Event.of(item, SOURCE, item.item() + "/" + id, item.item(), at, at, null);
    }

    /** When the newest of an item's values was said. */
    static Instant newest(RoadmapItemChanged item) {
        return item.fields().values().stream()
                .map(Field::at)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
