package fi.vayla.roadmap;

import fi.vayla.event.RoadmapItemChanged.Contested;
import fi.vayla.event.RoadmapItemChanged.Decided;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.event.RoadmapStated;
import fi.vayla.roadmap.RoadmapRules.Owner;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Judges by the owners of {@code config/roadmap.yaml} which of somebody's values count. */
final class Ownership {

    /** Who decides when a rule does. */
    static final String RULE = "roadmap.yaml";

    private Ownership() {}

    static ItemState judge(String item, ItemState.Identity identity, Saying saying, RoadmapRules rules) {
        Map<String, Field> fields = new HashMap<>();
        Map<String, Contested> contested = new HashMap<>();
        saying.values().forEach((name, value) -> {
            Optional<Owner> other = FieldName.find(name)
                    .flatMap(field -> rules.findOwner(identity.programme(), field))
                    .filter(owner -> !owns(owner, saying.source()));
            if (other.isEmpty() || other.get().contested() == Owner.Rule.accept) {
                fields.put(name, saying.taken(value));
            } else {
                Contested one = contested(name, saying.contested(value), other.get());
                contested.put(ItemState.contestedKey(one), one);
            }
        });
        return new ItemState(item, identity, fields, contested);
    }

    private static boolean owns(Owner owner, String source) {
        return source.equals(RoadmapStated.OPERATOR) || owner.sources().contains(source);
    }

    private static Contested contested(String field, Field said, Owner owner) {
        return switch (owner.contested()) {
            case keep, accept -> new Contested(field, said, null);
            case reject ->
                new Contested(
                        field,
                        said,
                        new Decided(
                                said.receipt(),
                                said.value(),
                                false,
                                RULE,
                                said.receivedAt(),
                                "owner: " + String.join(", ", owner.sources())));
        };
    }
}
