package fi.vayla.roadmap;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two states of a programme.
 *
 * @param byGoal ids of the items below, under the goal that they stand under
 * @param byUnit ids of the items below, under each unit that is responsible for them
 */
public record RoadmapChanges(
        Summary before,
        Summary after,
        List<Touched> added,
        List<Touched> removed,
        List<Touched> changed,
        List<Group> byGoal,
        List<Group> byUnit) {

    public RoadmapChanges {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        byGoal = List.copyOf(byGoal);
        byUnit = List.copyOf(byUnit);
    }

    public boolean none() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    /**
     * An item that came, went or changed.
     *
     * @param fields what changed; empty for one that came or went
     */
    public record Touched(
            String id,
            ItemKind kind,
            String title,
            @Nullable String goal,
            List<String> responsibleUnits,
            List<FieldChange> fields) {

        public Touched {
            responsibleUnits = List.copyOf(responsibleUnits);
            fields = List.copyOf(fields);
        }
    }

    /**
     * One field of one item.
     *
     * @param at since when it is so, by the clock of who said it; null where the programme's tables say so
     * @param by the source that said it; null where the programme's tables say so
     */
    public record FieldChange(
            String field,
            @Nullable String from,
            @Nullable String to,
            @Nullable Instant at,
            @Nullable String by) {}

    /**
     * Items that belong together.
     *
     * @param key the goal's id or the unit's name; null for items without one
     */
    public record Group(@Nullable String key, String title, List<String> items) {

        public Group {
            items = List.copyOf(items);
        }
    }
}
