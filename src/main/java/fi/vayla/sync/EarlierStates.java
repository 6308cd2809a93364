package fi.vayla.sync;

import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.view.ChangeRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What an item was before, from the changes that the read model keeps. */
final class EarlierStates {

    private static final int MOST = 50;

    private final Function<RoadmapItemChanged, List<ChangeRow>> changes;

    /** @param changes every change of an item, the newest first */
    EarlierStates(Function<RoadmapItemChanged, List<ChangeRow>> changes) {
        this.changes = changes;
    }

    /** The states before this one, the newest first; of an item that changed very often the newest of them. */
    List<RoadmapItemChanged> list(RoadmapItemChanged now) {
        Map<String, Field> fields = new HashMap<>(now.fields());
        List<RoadmapItemChanged> states = new ArrayList<>();
        changes.apply(now).stream().limit(MOST).forEach(change -> {
            if (change.from() == null) {
                fields.remove(change.field());
            } else {
                fields.put(change.field(), before(change, change.from()));
            }
            states.add(now.withFields(fields));
        });
        return states;
    }

    private static Field before(ChangeRow change, String value) {
        return new Field(value, Instant.EPOCH, Instant.EPOCH, null, change.source(), change.receipt());
    }
}
