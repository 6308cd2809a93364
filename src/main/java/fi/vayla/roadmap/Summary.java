package fi.vayla.roadmap;

import fi.vayla.event.Status;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many measures and projects there are, each counted once.
 *
 * @param byStatus numbers by the name of a status, {@code not_stated} last; only what there is
 */
public record Summary(int counted, Map<String, Integer> byStatus) {

    public static final String NOT_STATED = "not_stated";

    public Summary {
        byStatus = Collections.unmodifiableMap(new LinkedHashMap<>(byStatus));
    }

    static Summary of(List<ItemView> items) {
        Map<String, Integer> byStatus = new LinkedHashMap<>();
        for (var status : Status.values()) {
            byStatus.put(status.name(), 0);
        }
        byStatus.put(NOT_STATED, 0);
        List<ItemView> counted = items.stream().filter(Summary::counts).toList();
        counted.forEach(item -> byStatus.merge(
                item.status() == null ? NOT_STATED : item.status().name(), 1, Integer::sum));
        byStatus.values().removeIf(number -> number == 0);
        return new Summary(counted.size(), byStatus);
    }

    private static boolean counts(ItemView item) {
        return item.counted() && (item.kind() == ItemKind.measure || item.kind() == ItemKind.project);
    }
}
