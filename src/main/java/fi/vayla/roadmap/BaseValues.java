package fi.vayla.roadmap;

import fi.vayla.event.Status;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tables say where no event has said anything. */
final class BaseValues {

    private BaseValues() {}

    /** The field's value as an event would have said it; null where the tables say nothing. */
    static @Nullable String find(@Nullable Item item, FieldName field) {
        if (item == null) {
            return null;
        }
        return switch (field) {
            case status -> name(item.statedStatus());
            case start_date -> item.startDate();
            case end_date -> item.endDate();
            case title -> item.title();
            case responsible_unit -> units(item).isEmpty() ? null : String.join(";", units(item));
            case goal -> item.goal();
            case value ->
                number(
                        item instanceof Metric metric
                                ? metric.value()
                                : item instanceof Viewpoint viewpoint ? viewpoint.value() : null);
            case progress, health, votes, priority -> null;
        };
    }

    private static @Nullable String number(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    static List<String> units(Item item) {
        return item instanceof Measure measure ? measure.responsibleUnits() : List.of();
    }

    private static @Nullable String name(@Nullable Status status) {
        return status == null ? null : status.name();
    }
}
