package fi.vayla.sync;

import fi.vayla.system.Drift;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which differences of a system to repair: those for which all that is given holds.
 *
 * @param programme "" for records that name none; null for all
 * @param items and records; none for all
 * @param states none for all
 */
public record RepairOrder(String system, @Nullable String programme, Set<String> items, Set<Drift> states) {

    public RepairOrder {
        items = Set.copyOf(items);
        states = Set.copyOf(states);
    }

    boolean takes(Difference difference) {
        return (programme == null || programme.equals(difference.programme()))
                && (states.isEmpty() || states.contains(difference.state()))
                && (items.isEmpty() || names(difference.item()) || names(difference.record()));
    }

    private boolean names(@Nullable String id) {
        return id != null && items.contains(id);
    }
}
