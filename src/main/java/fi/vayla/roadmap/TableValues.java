package fi.vayla.roadmap;

import fi.vayla.event.Receipt;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Field;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Puts what the programmes' tables say under what events have said, so that whoever is told of an item is told all of it. The
 * source of such a value is {@link RoadmapItemChanged#TABLES}: it is never taken for something that an event said.
 */
@Component
final class TableValues {

    private final Supplier<Programmes> programmes;

    TableValues(Supplier<Programmes> programmes) {
        this.programmes = programmes;
    }

    RoadmapItemChanged under(RoadmapItemChanged said) {
        return programmes
                .get()
                .findItem(said.item())
                .map(item -> under(said, item))
                .orElse(said);
    }

    /** With the row of any edition. */
    static RoadmapItemChanged under(RoadmapItemChanged said, Item item) {
        Map<String, Field> fields = new HashMap<>(said.fields());
        String receipt = Receipt.of(RoadmapItemChanged.TABLES, item.id()).value();
        for (FieldName name : FieldName.values()) {
            String value = BaseValues.find(item, name);
            if (value != null) {
                fields.putIfAbsent(
                        name.name(),
                        new Field(value, Instant.EPOCH, Instant.EPOCH, null, RoadmapItemChanged.TABLES, receipt));
            }
        }
        return said.withFields(fields).in(item.programme(), item.itemKind().name());
    }
}
