package fi.vayla.roadmap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The fold of everything that events have said about items; lies over the programmes' tables. Thread-safe. */
@Component
final class RoadmapState {

    private final Map<String, ItemState> items = new ConcurrentHashMap<>();
    private final Map<String, Long> versions = new ConcurrentHashMap<>();

    /** Takes in what was said and answers the item's state with it. */
    ItemState merge(ItemState said) {
        ItemState merged = items.compute(
                said.item(),
                (item, current) -> current == null ? said : current.covers(said) ? current : current.merge(said));
        versions.merge(merged.identity().programme(), 1L, Long::sum);
        return merged;
    }

    Optional<ItemState> find(String item) {
        return Optional.ofNullable(items.get(item));
    }

    /** Every item that an event has said something of. */
    List<ItemState> list() {
        return List.copyOf(items.values());
    }

    /** The ideas of a programme: items that exist only because an event said so. */
    List<ItemState> ideas(String programme) {
        return items.values().stream()
                .filter(state -> state.identity().kind().equals(ItemKind.idea.name()))
                .filter(state -> state.identity().programme().equals(programme))
                .toList();
    }

    /** Grows whenever an item of the programme may have changed. */
    long version(String programme) {
        return versions.getOrDefault(programme, 0L);
    }
}
