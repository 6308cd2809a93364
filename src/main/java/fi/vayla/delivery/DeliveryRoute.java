package fi.vayla.delivery;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A running route, as the delivery needs to know it.
 *
 * @param id the route's id, and its consumer group's name behind {@code vayla.}
 * @param types what it reads
 * @param selection which of those events are for it
 * @param concurrency how many calls it may have open at once, 1 to 1000
 * @param fourEyes whether a parked message is replayed or discarded only when two operators want it
 * @param pipeline what an event becomes
 */
public record DeliveryRoute(
        String id,
        String description,
        Set<EventType> types,
        Predicate<Event> selection,
        int concurrency,
        boolean fourEyes,
        Pipeline pipeline) {

    public DeliveryRoute {
        types = Set.copyOf(types);
        if (concurrency < 1 || concurrency > 1000) {
            throw new IllegalArgumentException("concurrency of route " + id + " is 1 to 1000, not " + concurrency);
        }
    }

    /** Why a parked event cannot take this route again; empty when it can. */
    Optional<String> unselected(Event event) {
        try {
            return selection.test(event)
                    ? Optional.empty()
                    : Optional.of("The route does not select it; edit or discard it, or change the route");
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    String group() {
        return "vayla." + id;
    }
}
