package fi.vayla.delivery;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.log.Logged;
import fi.vayla.log.LoggedEvent;
import fi.vayla.log.Topic;
import fi.vayla.log.Unreadable;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A running route, as the delivery needs to know it.
 *
 * @param id the route's id, and its consumer group's name behind {@code vayla.}
 * @param types what it reads
 * @param selection which of those events are for it
 * @param concurrency how many calls it may have open at once, 1 to 1000
 * @param targets the names of the {@link Target}s that it may end at, as far as its file names them
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
        Set<String> targets,
        Pipeline pipeline) {

    public DeliveryRoute {
        types = Set.copyOf(types);
        targets = Set.copyOf(targets);
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

    /** Whether a record of the log is for it; one that nobody can read, or that the selection fails on, is. */
    boolean selects(Logged logged) {
        return switch (logged) {
            case Unreadable record -> !record.isRow();
            case LoggedEvent event -> {
                try {
                    yield types.contains(event.event().type()) && selection.test(event.event());
                } catch (RuntimeException | StackOverflowError e) {
                    yield true;
                }
            }
        };
    }

    /** The topics that it reads. */
    Set<Topic> topics() {
        return types.stream().map(Topic::of).collect(Collectors.toSet());
    }

    String group() {
        return "vayla." + id;
    }
}
