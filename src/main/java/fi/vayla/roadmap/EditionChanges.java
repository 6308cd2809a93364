package fi.vayla.roadmap;

import fi.vayla.event.Receipt;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.event.RoadmapItemChanged.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an edition of the tables makes other than the one before, of the items of those programmes that are shown.
 *
 * @param programmes the ids of those
 */
record EditionChanges(Edition edition, Programmes before, Programmes after, List<String> programmes) {

    /** Items whose rows differ: those of the edition, and then those that it took away. */
    Set<String> candidates() {
        Set<String> items = new LinkedHashSet<>();
        Stream.of(after, before)
                .flatMap(tables -> programmes.stream().flatMap(programme -> tables.items(programme).stream()))
                .map(Item::id)
                .filter(Predicate.not(item -> row(before, item).equals(row(after, item))))
                .forEach(items::add);
        return items;
    }

    private Optional<Item> row(Programmes tables, String item) {
        return tables.findItem(item).filter(known -> programmes.contains(known.programme()));
    }

    /** The event's id, by which a repeat is known: it comes of the item and the edition alone. */
    String eventId(String item) {
        return item + "/edition/" + edition.number();
    }

    /**
     * What is to be told of an item.
     *
     * @param said what events have said of it
     * @return empty where a reader sees the same as before
     */
    Optional<RoadmapItemChanged> list(RoadmapItemChanged said) {
        Item was = row(before, said.item()).orElse(null);
        Item is = row(after, said.item()).orElse(null);
        if (is == null) {
            return Optional.ofNullable(was)
                    .map(gone -> TableValues.under(said, gone).removedIn(edition.number()));
        }
        RoadmapItemChanged now = TableValues.under(said, is);
        List<Change> changes = changes(was == null ? null : TableValues.under(said, was), now);
        return changes.isEmpty() ? Optional.empty() : Optional.of(dated(now, changes));
    }

    private static List<Change> changes(@Nullable RoadmapItemChanged was, RoadmapItemChanged now) {
        List<Change> changes = new ArrayList<>();
        if (was != null) {
            add(changes, "programme", was.programme(), now.programme());
            add(changes, "kind", was.kind(), now.kind());
        }
        for (FieldName name : FieldName.values()) {
            add(changes, name.name(), was == null ? null : value(was, name), value(now, name));
        }
        return changes;
    }

    private static void add(List<Change> changes, String field, @Nullable String from, @Nullable String to) {
        if (to != null && !to.equals(from)) {
            changes.add(new Change(field, from, to));
        } else if (to == null && from != null) {
            changes.add(new Change(field, from, ""));
        }
    }

    private static @Nullable String value(RoadmapItemChanged item, FieldName name) {
        Field field = item.fields().get(name.name());
        return field == null ? null : field.value();
    }

    /** What the edition says is said by it, at its time. */
    private RoadmapItemChanged dated(RoadmapItemChanged now, List<Change> changes) {
        String receipt = Receipt.of(RoadmapWriter.SOURCE, eventId(now.item())).value();
        Map<String, Field> fields = new HashMap<>(now.fields());
        changes.forEach(change -> fields.computeIfPresent(
                change.field(),
                (name, field) -> field.source().equals(RoadmapItemChanged.TABLES)
                        ? new Field(field.value(), edition.at(), edition.at(), null, field.source(), receipt)
                        : field));
        return now.withFields(fields).withChanges(changes);
    }
}
