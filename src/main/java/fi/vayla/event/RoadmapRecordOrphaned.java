package fi.vayla.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A system shows a record that it should not: of no item, or a second one of an item. Somebody has ordered that it goes.
 *
 * @param system the system's id in {@code config/systems.yaml}
 * @param record the record's id there
 * @param item the item that it shows, if any
 */
public record RoadmapRecordOrphaned(
        String system,
        String record,
        String programme,
        @Nullable String item,
        Reason reason) implements EventData {

    public enum Reason {
        orphaned,
        duplicate
    }

    @Override
    @JsonIgnore
    public EventType type() {
        return EventType.ROADMAP_RECORD_ORPHANED;
    }
}
