package fi.vayla.system;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a system shows of the roadmap. */
public sealed interface Listed {

    /** All of it, in the system's order. */
    record Records(List<Shown> records) implements Listed {
        public Records {
            records = List.copyOf(records);
        }
    }

    /** It did not answer, or not with a list. */
    record Unavailable(String detail) implements Listed {}

    /** It cannot be asked. */
    record Unsupported() implements Listed {}

    /**
     * One record.
     *
     * @param id the system's own
     * @param item the item of the roadmap that it shows, if it tells
     * @param fields the whole record; never written to
     */
    record Shown(String id, @Nullable String item, JsonNode fields) {

        /** The same for records that say the same. */
        public String hash() {
            return Canonical.hash(fields);
        }
    }
}
