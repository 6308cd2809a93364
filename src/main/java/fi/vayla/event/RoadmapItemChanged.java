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
 * @param fields every field that an event ever set, each with the event that set it; the others as the programme's tables
 *     have them, with the source {@link #TABLES}
 * @param changes what this change changed; all fields where it repairs
 * @param source whose word made the change; absent where the hub only completed or repeated what was known
 * @param links the records that are this item at other systems
 * @param repairs the system that alone is to be told, since it shows something else; absent for a change
 * @param contested what sources said of fields that they do not own, the last of each source; it counts for nothing
 * @param removedIn the edition of the tables that took the item away; absent while it is there
 */
public record RoadmapItemChanged(
        String item,
        String programme,
        String kind,
        String title,
        Map<String, Field> fields,
        List<Change> changes,
        @Nullable String source,
        List<Link> links,
        @Nullable String repairs,
        List<Contested> contested,
        @Nullable Integer removedIn)
        implements EventData {

    /** The field with an idea as its proposer wrote it. It is kept, and never published. */
    public static final String DESCRIPTION = "description";

    /** The source of a value that no event said. */
    public static final String TABLES = "tables";

    /** The field with an operator's reason for what became of an idea; it is for the proposer. */
    public static final String DECISION_REASON = "decision_reason";

    @SuppressWarnings("ConstantValue") // older records on the log have no links and nothing contested
    public RoadmapItemChanged {
        fields = Map.copyOf(fields);
        changes = List.copyOf(changes);
        links = links == null ? List.of() : List.copyOf(links);
        contested = contested == null ? List.of() : List.copyOf(contested);
    }

    /** With nothing contested. */
    public RoadmapItemChanged(
            String item,
            String programme,
            String kind,
            String title,
            Map<String, Field> fields,
            List<Change> changes,
            @Nullable String source,
            List<Link> links,
            @Nullable String repairs) {
        this(item, programme, kind, title, fields, changes, source, links, repairs, List.of(), null);
    }

    /** What the tables say of where the item belongs. */
    public RoadmapItemChanged in(String otherProgramme, String otherKind) {
        return new RoadmapItemChanged(
                item, otherProgramme, otherKind, title, fields, changes, source, links, repairs, contested, removedIn);
    }

    /** Nobody is to show it any more: a route that looks for {@code removedIn} takes it away, and all that look for changes pass it over. */
    public RoadmapItemChanged removedIn(int edition) {
        return new RoadmapItemChanged(
                item, programme, kind, title, fields, List.of(), source, links, repairs, contested, edition);
    }

    /** A change that nobody is known to have made, of an item without links. */
    public RoadmapItemChanged(
            String item, String programme, String kind, String title, Map<String, Field> fields, List<Change> changes) {
        this(item, programme, kind, title, fields, changes, null, List.of(), null);
    }

    /** With other values, and the title that they give. */
    public RoadmapItemChanged withFields(Map<String, Field> other) {
        Field named = other.get("title");
        String called = named == null ? title : named.value();
        return new RoadmapItemChanged(
                item, programme, kind, called, other, changes, source, links, repairs, contested, removedIn);
    }

    public RoadmapItemChanged withChanges(List<Change> other) {
        return new RoadmapItemChanged(
                item, programme, kind, title, fields, other, source, links, repairs, contested, removedIn);
    }

    /** The same for one system alone. */
    public RoadmapItemChanged repairing(String system) {
        return new RoadmapItemChanged(
                item, programme, kind, title, fields, changes, null, links, system, contested, removedIn);
    }

    @Override
    @JsonIgnore
    public EventType type() {
        return EventType.ROADMAP_ITEM_CHANGED;
    }

    /**
     * A field's value and its origin.
     *
     * @param at the time of the event that said it last, by its source's clock
     * @param receivedAt when the hub received that event, by the hub's clock
     * @param since the time of the event that first said it, with nothing else said in between; null while it is what
     *     the programme's tables say
     * @param source the source of that event
     * @param receipt the receipt of that event
     */
    public record Field(
            String value,
            Instant at,
            Instant receivedAt,
            @Nullable Instant since,
            String source,
            String receipt) {}

    /**
     * A record that is this item.
     *
     * @param ref its id at its source
     */
    public record Link(String source, String ref) {}

    /**
     * A value whose source may not set the field.
     *
     * @param said the value, who said it and when; it has no {@code since}
     * @param decided what was last decided about a value of this field and source, if anything was
     */
    public record Contested(
            String field, Field said, @Nullable Decided decided) {}

    /**
     * What became of a contested value.
     *
     * @param receipt of the event that said it
     * @param by the operator, or {@code roadmap.yaml} for a rule
     */
    public record Decided(String receipt, String value, boolean accepted, String by, Instant at, String reason) {}

    /**
     * @param from null where nothing was said before
     * @param to empty where an edition of the tables says nothing any more
     */
    public record Change(String field, @Nullable String from, String to) {}
}
