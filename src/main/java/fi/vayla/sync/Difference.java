package fi.vayla.sync;

import fi.vayla.system.Drift;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One way in which a system differs from the roadmap.
 *
 * @param programme empty where a record tells none
 * @param item null where a record shows none
 * @param title of the item
 * @param record the record's id at the system; null where there is none
 * @param hash of the record as the system shows it, the same as long as it says the same
 * @param values in which the record and the roadmap differ; none where a whole record is too many or too few
 */
public record Difference(
        Drift state,
        String programme,
        @Nullable String item,
        @Nullable String title,
        @Nullable String record,
        @Nullable String hash,
        List<Value> values) {

    public Difference {
        values = List.copyOf(values);
    }

    /**
     * A value that differs.
     *
     * @param path JSON Pointer
     * @param shown null where the record says nothing
     */
    public record Value(
            String path, JsonNode wanted, @Nullable JsonNode shown) {}
}
