package fi.vayla.roadmap;

import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.event.RoadmapItemChanged.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows what changes for a reader when something is said of an item. */
@Component
final class ItemChanges {

    private final Programmes programmes;

    ItemChanges(Programmes programmes) {
        this.programmes = programmes;
    }

    /** The same, where a value that stands already goes on since when it was first said. */
    ItemState continued(Optional<ItemState> current, ItemState said) {
        Map<String, Field> fields = new HashMap<>();
        said.fields().forEach((name, field) -> {
            boolean stands = field.value().equals(value(current, said.item(), name));
            fields.put(name, stands ? since(field, since(current, name)) : field);
        });
        return new ItemState(said.item(), said.identity(), fields, said.contested());
    }

    private static @Nullable Instant since(Optional<ItemState> current, String name) {
        return current.map(known -> known.fields().get(name)).map(Field::since).orElse(null);
    }

    private static Field since(Field field, @Nullable Instant since) {
        return new Field(field.value(), field.at(), field.receivedAt(), since, field.source(), field.receipt());
    }

    /** The values that change for a reader when this is said. */
    List<Change> list(Optional<ItemState> current, ItemState said) {
        ItemState next = current.map(known -> known.merge(said)).orElse(said);
        List<Change> list = new ArrayList<>();
        next.fields().forEach((name, field) -> {
            String from = value(current, said.item(), name);
            if (!Objects.equals(from, field.value())) {
                list.add(new Change(name, from, field.value()));
            }
        });
        return list;
    }

    /** What counts for the field: what events have said or else what the tables say. */
    @Nullable
    String value(Optional<ItemState> current, String item, String name) {
        Field known =
                current.map(ItemState::fields).map(fields -> fields.get(name)).orElse(null);
        return known != null
                ? known.value()
                : FieldName.find(name)
                        .map(field -> BaseValues.find(programmes.findItem(item).orElse(null), field))
                        .orElse(null);
    }
}
