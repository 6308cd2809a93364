package fi.vayla.roadmap;

import fi.vayla.event.EventType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code config/roadmap.yaml}, checked: which programmes are shown and which event changes which item.
 *
 * @param programmes the ids of the programmes that are shown, in their order
 */
record RoadmapRules(List<String> programmes, Map<EventType, Rule> rules, Map<Link, String> items) {

    static final RoadmapRules NONE = new RoadmapRules(List.of(), Map.of(), Map.of());

    /** A record of a system, such as an issue: where it is known and by which id. */
    record Link(String source, String ref) {}

    /** What an event of one type does. */
    sealed interface Rule {

        /** The event's own fields that may change an item. */
        Set<FieldName> fields();

        /** Fields that get a fixed value. */
        Map<FieldName, String> set();
    }

    /** It changes the item that its record is linked to. */
    record Changes(Set<FieldName> fields, Map<FieldName, String> set) implements Rule {
        Changes {
            fields = Set.copyOf(fields);
            set = Map.copyOf(set);
        }
    }

    /**
     * It makes an idea.
     *
     * @param programme of an idea whose proposer chose none
     */
    record CreatesIdea(
            Set<FieldName> fields,
            Map<FieldName, String> set,
            @Nullable String programme) implements Rule {
        CreatesIdea {
            fields = Set.copyOf(fields);
            set = Map.copyOf(set);
        }
    }

    RoadmapRules {
        programmes = List.copyOf(programmes);
        rules = Map.copyOf(rules);
        items = Map.copyOf(items);
    }

    Optional<Rule> find(EventType type) {
        return Optional.ofNullable(rules.get(type));
    }

    Optional<String> findItem(String source, String ref) {
        return Optional.ofNullable(items.get(new Link(source, ref)));
    }

    boolean shows(String programme) {
        return programmes.contains(programme);
    }
}
