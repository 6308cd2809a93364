package fi.vayla.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One edit of a parked message.
 *
 * @param by the operator
 * @param changes what is different from the data before it
 */
public record ParkedEdit(String by, Instant at, String reason, List<Change> changes) {

    public ParkedEdit {
        changes = List.copyOf(changes);
    }

    /**
     * One value that is different.
     *
     * @param path JSON Pointer (RFC 6901); empty for the whole document
     * @param from absent when there was none
     * @param to absent when there is none any more
     */
    public record Change(
            String path, @Nullable JsonNode from, @Nullable JsonNode to) {}
}
