package fi.vayla.roadmap;

import fi.vayla.event.Receipt;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Field;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Puts what the programmes' tables say under what events have said, so that whoever is told of an item is told all of it. The
 * source of such a value is {@link RoadmapItemChanged#TABLES}: it is never taken for something that an event said.
 */
@Component
final class TableValues {

    /** What one edition says of its items, in the form of fields, as far as anybody asked. */
    private record Known(Programmes edition, Map<String, Map<String, Field>> fields) {}

    private final Supplier<Programmes> programmes;
    private volatile Known known = new Known(Programmes.NONE, new ConcurrentHashMap<>());

    TableValues(Supplier<Programmes> programmes) {
        this.programmes = programmes;
    }

    RoadmapItemChanged under(RoadmapItemChanged said) {
        Programmes now = programmes.get();
        return now.findItem(said.item())
                .map(item -> under(said, item, of(now).computeIfAbsent(item.id(), id -> fields(item))))
                .orElse(said);
    }

    private Map<String, Map<String, Field>> of(Programmes now) {
        Known last = known;
        if (last.edition() != now) {
            last = new Known(now, new ConcurrentHashMap<>());
            known = last;
        }
        return last.fields();
    }

    /** With the row of any edition. */
    static RoadmapItemChanged under(RoadmapItemChanged said, Item item) {
        return under(said, item, fields(item));
    }

    private static RoadmapItemChanged under(RoadmapItemChanged said, Item item, Map<String, Field> tables) {
        Map<String, Field> fields = new HashMap<>(tables);
        fields.putAll(said.fields());
        return said.withFields(fields).in(item.programme(), item.itemKind().name());
    }

    private static Map<String, Field> fields(Item item) {
        Map<String, Field> fields = new HashMap<>();
        String receipt = Receipt.of(RoadmapItemChanged.TABLES, item.id()).value();
        for (FieldName name : FieldName.values()) {
            String value = BaseValues.find(item, name);
            if (value != null) {
                fields.put(
                        name.name(),
                        new Field(value, Instant.EPOCH, Instant.EPOCH, null, RoadmapItemChanged.TABLES, receipt));
            }
        }
        return Map.copyOf(fields);
    }
}
