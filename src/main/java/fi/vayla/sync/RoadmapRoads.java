package fi.vayla.sync;

import fi.vayla.delivery.Deliveries;
import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.event.EventType;
import fi.vayla.system.CurrentSystems;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.Systems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The systems that list what they show of the roadmap, and the running routes that lead to them. Thread-safe. */
final class RoadmapRoads {

    private final CurrentSystems systems;
    private final Deliveries deliveries;

    RoadmapRoads(CurrentSystems systems, Deliveries deliveries) {
        this.systems = systems;
        this.deliveries = deliveries;
    }

    /** Those that can be compared. */
    List<SystemDefinition> systems() {
        Systems now = systems.get();
        return now.list().stream()
                .filter(system -> now.get(system.id()).lists())
                .toList();
    }

    Optional<SystemDefinition> find(String system) {
        return systems().stream().filter(one -> one.id().equals(system)).findFirst();
    }

    SystemAdapter adapter(String system) {
        return systems.get().get(system);
    }

    /** The routes that deliver items to a system, by id. */
    List<DeliveryRoute> list(String system) {
        return list(system, EventType.ROADMAP_ITEM_CHANGED);
    }

    /** The routes that take records from a system, by id. */
    List<DeliveryRoute> listRemoving(String system) {
        return list(system, EventType.ROADMAP_RECORD_ORPHANED);
    }

    private List<DeliveryRoute> list(String system, EventType type) {
        return deliveries.list().stream()
                .filter(route -> route.types().contains(type) && route.targets().contains("system:" + system))
                .toList();
    }

    /**
     * The items and records whose newest event has not come to the system yet. Throws {@link fi.vayla.log.LogUnavailable} when
     * Kafka does not answer.
     */
    Set<String> undelivered(String system) {
        Set<String> subjects = new HashSet<>();
        list(system).forEach(route -> subjects.addAll(deliveries.undelivered(route.id())));
        listRemoving(system).forEach(route -> subjects.addAll(deliveries.undelivered(route.id())));
        return subjects;
    }
}
