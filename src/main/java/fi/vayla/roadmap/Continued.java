package fi.vayla.roadmap;

import fi.vayla.event.RoadmapItemChanged.Field;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides since when what is said stands. */
record Continued(Programmes tables) {

    /** What is said, where a value that stands already goes on since when it was first said. */
    ItemState of(Optional<ItemState> current, ItemState said) {
        Map<String, Field> fields = new HashMap<>();
        said.fields().forEach((name, field) -> {
            boolean stands = field.value().equals(value(current, said.item(), name));
            fields.put(name, stands ? since(field, since(current, name)) : field);
        });
        return new ItemState(said.item(), said.identity(), fields);
    }

    /** The value that a field has, from an event or the tables. */
    @Nullable
    String value(Optional<ItemState> current, String item, String name) {
        Field known =
                current.map(ItemState::fields).map(fields -> fields.get(name)).orElse(null);
        return known != null
                ? known.value()
                : FieldName.find(name)
                        .map(field -> BaseValues.find(tables.findItem(item).orElse(null), field))
                        .orElse(null);
    }

    private static @Nullable Instant since(Optional<ItemState> current, String name) {
        return current.map(known -> known.fields().get(name)).map(Field::since).orElse(null);
    }

    private static Field since(Field field, @Nullable Instant since) {
        return new Field(field.value(), field.at(), field.receivedAt(), since, field.source(), field.receipt());
    }
}
