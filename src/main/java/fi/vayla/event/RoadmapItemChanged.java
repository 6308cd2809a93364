package fi.vayla.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The roadmap's own state of one item after a change. The newest one of an item is all that is needed to show it, on top
 * of the programme's tables.
 *
 * @param kind measure, project, goal, metric or idea
 * @param fields every field that an event ever set, each with the event that set it
 * @param changes what this change changed
 */
public record RoadmapItemChanged(
        String item, String programme, String kind, String title, Map<String, Field> fields, List<Change> changes)
        implements EventData {

    public RoadmapItemChanged {
        fields = Map.copyOf(fields);
        changes = List.copyOf(changes);
    }

    @Override
    @JsonIgnore
    public EventType type() {
        return EventType.ROADMAP_ITEM_CHANGED;
    }

    /**
     * A field's value and its origin.
     *
     * @param at the time of the event that set it, by its source's clock
     * @param source the source of that event
     * @param receipt the receipt of that event
     */
    public record Field(String value, Instant at, String source, String receipt) {}

    public record Change(String field, @Nullable String from, String to) {}
}
