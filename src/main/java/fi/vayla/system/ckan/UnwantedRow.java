package fi.vayla.system.ckan;

import fi.vayla.event.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row that a mapping wants gone.
 *
 * @param remove the name of the data set and the row's key, as {@code testila/lah-1}
 * @param resource the name of the table's resource in the data set
 * @param key the column that identifies a row
 */
record UnwantedRow(String remove, String resource, String key) {

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the mapping leaves out
    UnwantedRow {
        if (remove == null || !remove.matches("[^/]+/.+")) {
            throw new IllegalArgumentException("remove is a data set and a row, as testila/lah-1, not " + remove);
        }
        if (resource == null || key == null || key.isBlank()) {
            throw new IllegalArgumentException("resource and key are needed");
        }
    }

    String dataset() {
        return remove.substring(0, remove.indexOf('/'));
    }

    Optional<String> findTable(JsonNode shown) {
        return WantedRow.findTable(shown, resource);
    }

    /** Never without a filter: it would be the whole table. */
    ObjectNode delete(String table) {
        ObjectNode delete = Json.MAPPER.createObjectNode();
        delete.put("resource_id", table).put("force", true);
        delete.putObject("filters").put(key, remove.substring(remove.indexOf('/') + 1));
        return delete;
    }
}
