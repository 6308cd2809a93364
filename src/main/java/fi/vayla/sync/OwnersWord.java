package fi.vayla.sync;

import fi.vayla.event.ProjectChanged.Health;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.event.Status;
import fi.vayla.roadmap.Adoption;
import fi.vayla.sync.Difference.Value;
import fi.vayla.sync.WantedRecords.Made;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Which values of an edited record are its owner's word. A route's mapping is known forwards only, so a field's value is tried:
 * it is what the record says if the mapping makes of it just what the record shows.
 *
 * @param values by the fields of the item
 * @param pointers what these explain of the record
 */
record OwnersWord(Map<String, String> values, Set<String> pointers) {

    static final OwnersWord NONE = new OwnersWord(Map.of(), Set.of());

    /**
     * @param owned fields that the system owns
     * @param record what the record says, as the system lists it
     */
    static OwnersWord of(
            RoadmapItemChanged item, List<Value> differing, Set<String> owned, WantedRecords routes, JsonNode record) {
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> pointers = new HashSet<>();
        if (!owned.isEmpty() && routes.make(item) instanceof Made.Record(Wanted now)) {
            Map<String, JsonNode> shown = new HashMap<>();
            differing.stream()
                    .filter(value -> value.shown() != null)
                    .forEach(value -> shown.put(value.path(), value.shown()));
            for (String field : owned) {
                for (String candidate : candidates(field, Leaves.of(shown))) {
                    Set<String> explained = explained(item, field, candidate, now, record, routes);
                    if (!explained.isEmpty()) {
                        values.put(field, candidate);
                        pointers.addAll(explained);
                        break;
                    }
                }
            }
        }
        return new OwnersWord(values, pointers);
    }

    /** The item with these values. */
    RoadmapItemChanged in(RoadmapItemChanged item) {
        RoadmapItemChanged next = item;
        for (Map.Entry<String, String> value : values.entrySet()) {
            next = with(next, value.getKey(), value.getValue());
        }
        return next;
    }

    private static Set<String> candidates(String field, Leaves there) {
        Set<String> candidates = new LinkedHashSet<>();
        there.values().values().stream()
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asString)
                .forEach(candidates::add);
        Stream.of(Status.values()).map(Status::name).forEach(candidates::add);
        Stream.of(Health.values()).map(Health::name).forEach(candidates::add);
        candidates.removeIf(text -> !Adoption.isValue(field, text));
        return candidates;
    }

    /** What the field with this value changes of the document, if that is what the record shows; nothing otherwise. */
    private static Set<String> explained(
            RoadmapItemChanged item, String field, String value, Wanted now, JsonNode record, WantedRecords routes) {
        if (!(routes.make(with(item, field, value)) instanceof Made.Record(Wanted then))) {
            return Set.of();
        }
        Set<String> changed =
                new HashSet<>(then.values().differingFrom(now.values()).values().keySet());
        changed.addAll(now.values().differingFrom(then.values()).values().keySet());
        Leaves shown = now.shown(record);
        Leaves shownThen = then.shown(record);
        boolean explains = changed.stream()
                .allMatch(pointer -> then.values().find(pointer) == null
                        ? shown.find(pointer) == null
                        : then.values().agrees(shownThen, pointer));
        return explains ? changed : Set.of();
    }

    private static RoadmapItemChanged with(RoadmapItemChanged item, String name, String value) {
        Map<String, Field> fields = new HashMap<>(item.fields());
        Field now = fields.get(name);
        fields.put(
                name,
                now == null
                        ? new Field(value, Instant.EPOCH, Instant.EPOCH, null, RoadmapItemChanged.TABLES, "")
                        : new Field(value, now.at(), now.receivedAt(), now.since(), now.source(), now.receipt()));
        return item.withFields(fields);
    }
}
