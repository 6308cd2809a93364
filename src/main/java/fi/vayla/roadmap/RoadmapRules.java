package fi.vayla.roadmap;

import fi.vayla.event.EventType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code config/roadmap.yaml}, checked: which programmes are shown, which event changes which item, and who may.
 *
 * @param programmes the ids of the programmes that are shown, in their order
 * @param items by the records that are linked to them
 * @param linkRules in the order in which they are tried
 */
record RoadmapRules(
        List<String> programmes,
        Map<EventType, Rule> rules,
        List<Owner> owners,
        Map<Link, String> items,
        List<LinkRule> linkRules) {

    static final RoadmapRules NONE = new RoadmapRules(List.of(), Map.of(), List.of(), Map.of(), List.of());

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

    /**
     * Whose word counts for some fields.
     *
     * @param programme null for every programme that has no owner of its own for the field
     * @param contested what becomes of a value that another source gives
     */
    record Owner(@Nullable String programme, Set<FieldName> fields, Set<String> sources, Owner.Rule contested) {

        /** The names are those of the file. */
        enum Rule {
            keep,
            accept,
            reject
        }

        Owner {
            fields = Set.copyOf(fields);
            sources = Set.copyOf(sources);
        }
    }

    RoadmapRules {
        programmes = List.copyOf(programmes);
        rules = Map.copyOf(rules);
        owners = List.copyOf(owners);
        items = Map.copyOf(items);
        linkRules = List.copyOf(linkRules);
    }

    Optional<Rule> find(EventType type) {
        return Optional.ofNullable(rules.get(type));
    }

    Optional<String> findItem(String source, String ref) {
        return Optional.ofNullable(items.get(new Link(source, ref)));
    }

    /** Whose word counts; empty where everybody's does. */
    Optional<Owner> findOwner(String programme, FieldName field) {
        Owner everywhere = null;
        for (Owner owner : owners) {
            if (owner.fields().contains(field)) {
                if (programme.equals(owner.programme())) {
                    return Optional.of(owner);
                }
                everywhere = everywhere == null && owner.programme() == null ? owner : everywhere;
            }
        }
        return Optional.ofNullable(everywhere);
    }

    boolean shows(String programme) {
        return programmes.contains(programme);
    }
}
