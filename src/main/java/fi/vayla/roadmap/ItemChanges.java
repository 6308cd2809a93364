package fi.vayla.roadmap;

import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.event.RoadmapItemChanged.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows what changes for a reader when something is said of an item. */
@Component
final class ItemChanges {

    private final Supplier<Programmes> programmes;

    ItemChanges(Supplier<Programmes> programmes) {
        this.programmes = programmes;
    }

    /** The same, where a value that stands already goes on since when it was first said. */
    ItemState continued(Optional<ItemState> current, ItemState said) {
        Map<String, Field> standing = new HashMap<>();
        said.fields().forEach((name, field) -> {
            if (field.value().equals(value(current, said.item(), name))) {
                standing.put(name, since(field, since(current, name)));
            }
        });
        if (standing.isEmpty()) {
            return said;
        }
        Map<String, Field> fields = new HashMap<>(said.fields());
        fields.putAll(standing);
        return new ItemState(said.item(), said.identity(), fields, said.contested());
    }

    private static @Nullable Instant since(Optional<ItemState> current, String name) {
        Field known = find(current, name);
        return known == null ? null : known.since();
    }

    private static Field since(Field field, @Nullable Instant since) {
        return new Field(field.value(), field.at(), field.receivedAt(), since, field.source(), field.receipt());
    }

    /** The values that change for a reader when this is said. */
    List<Change> list(Optional<ItemState> current, ItemState said) {
        List<Change> list = new ArrayList<>();
        said.fields().forEach((name, field) -> {
            Field known = find(current, name);
            String from = value(known, said.item(), name);
            String to = known == null
                    ? field.value()
                    : ItemState.later(known, field).value();
            if (!to.equals(from)) {
                list.add(new Change(name, from, to));
            }
        });
        return list;
    }

    /** What counts for the field: what events have said or else what the tables say. */
    @Nullable
    String value(Optional<ItemState> current, String item, String name) {
        return value(find(current, name), item, name);
    }

    private static @Nullable Field find(Optional<ItemState> current, String name) {
        return current.isEmpty() ? null : current.get().fields().get(name);
    }

    private @Nullable String value(@Nullable Field known, String item, String name) {
        return known != null
                ? known.value()
                : FieldName.find(name)
                        .map(field ->
                                BaseValues.find(programmes.get().findItem(item).orElse(null), field))
                        .orElse(null);
    }
}
