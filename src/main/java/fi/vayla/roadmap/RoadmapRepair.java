package fi.vayla.roadmap;

import fi.vayla.event.Receipt;
import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.log.Appended;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the newest record of each item complete. Two instances of the hub that change an item at the same moment each
 * append a state without the other's change; the topic is compacted and would in time lose one of them. Whoever reads
 * such a record appends the merged state, with the values that the record lacked as its changes. A record that lacks nothing is never answered, so this ends.
 */
@Component
final class RoadmapRepair {

    private static final Logger LOG = LoggerFactory.getLogger(RoadmapRepair.class);
    /** Instances of different versions might merge differently and would then answer each other for ever. */
    private static final int SAME_STATE_AT_MOST = 3;

    private record Repaired(ItemState state, int times) {}

    private final RoadmapState state;
    private final RoadmapWriter writer;
    private final ItemChanges changes;
    private final Map<String, ItemState> incomplete = new ConcurrentHashMap<>();
    private final Map<String, Repaired> repaired = new ConcurrentHashMap<>();
    private volatile boolean begun;

    RoadmapRepair(RoadmapState state, RoadmapWriter writer, ItemChanges changes) {
        this.changes = changes;
        this.state = state;
        this.writer = writer;
    }

    /** Until the whole topic is read, a record that lacks something may only be followed by one that does not. */
    void begin() {
        begun = true;
        incomplete.keySet().forEach(this::repair);
    }

    /** Compares an item's newest record on the log with what is known of the item. */
    void compare(ItemState onLog, ItemState known) {
        if (onLog.covers(known)) {
            incomplete.remove(onLog.item());
        } else {
            incomplete.put(onLog.item(), onLog);
            if (begun) {
                repair(onLog.item());
            }
        }
    }

    private void repair(String item) {
        ItemState onLog = incomplete.get(item);
        ItemState known = state.find(item).orElse(null);
        if (onLog == null || known == null || known.newest() == null || writer.isAwaited(item)) {
            return;
        }
        Repaired last = repaired.compute(
                item,
                (i, r) -> r == null || !r.state().equals(known)
                        ? new Repaired(known, 1)
                        : new Repaired(known, r.times() + 1));
        if (last.times() > SAME_STATE_AT_MOST) {
            LOG.warn("Another instance keeps overwriting roadmap item {}; are all instances of one version?", item);
            return;
        }
        append(known, known.newest(), changes.list(Optional.of(onLog), known));
    }

    private void append(ItemState known, Field newest, List<Change> list) {
        String id = known.item() + "/merged/"
                + Receipt.of(known.item(), known.fields() + known.contested().toString());
        var unused = writer.append(known, list, id, null, newest.at(), null).thenAccept(appended -> {
            if (!(appended instanceof Appended.Durable)) {
                LOG.warn("The merged state of roadmap item {} could not be appended: {}", known.item(), appended);
            }
        });
    }
}
