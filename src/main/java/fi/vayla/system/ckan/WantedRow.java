package fi.vayla.system.ckan;

import fi.vayla.event.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a mapping wants published.
 *
 * @param dataset as {@code package_create} takes it; its name identifies it
 * @param resource the name of the table's resource in the data set
 * @param fields the table's columns, as {@code datastore_create} takes them
 * @param key the column that identifies a row
 * @param row the row, by column
 */
record WantedRow(ObjectNode dataset, String resource, ArrayNode fields, String key, ObjectNode row) {

    private static final String RESULT = "/result";

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the mapping leaves out
    WantedRow {
        if (dataset == null || dataset.path("name").asString("").isBlank()) {
            throw new IllegalArgumentException("dataset has to have a name");
        }
        if (resource == null || fields == null || key == null || row == null) {
            throw new IllegalArgumentException("resource, fields, key and row are needed");
        }
        if (row.path(key).asString("").isBlank()) {
            throw new IllegalArgumentException("the row has nothing at its key " + key);
        }
    }

    String name() {
        return dataset.path("name").asString();
    }

    /** As the row is listed. */
    String record() {
        return name() + "/" + rowId();
    }

    /** The body with what the row says. The data set is brought up to date with the next row that is written. */
    JsonNode shown(JsonNode body, JsonNode listed) {
        ObjectNode shown = ((ObjectNode) body).deepCopy();
        ObjectNode said = shown.withObject("row");
        row.propertyNames().forEach(column -> said.set(column, listed.path(column)));
        return shown;
    }

    String rowId() {
        return row.path(key).asString();
    }

    boolean isComplete(JsonNode shown) {
        return isDescribedBy(shown) && findTable(shown).isPresent();
    }

    /** Whether the data set says all that is wanted of it; it may say more. */
    boolean isDescribedBy(JsonNode shown) {
        return dataset.propertyStream().allMatch(wanted -> says(shown.at(RESULT), wanted.getKey(), wanted.getValue()));
    }

    /** The portal shows the id of an organization that may be wanted by its name. */
    private static boolean says(JsonNode shown, String field, JsonNode wanted) {
        return wanted.equals(shown.path(field))
                || (field.equals("owner_org") && wanted.equals(shown.at("/organization/name")));
    }

    Optional<String> findTable(JsonNode shown) {
        return findTable(shown, resource);
    }

    static Optional<String> findTable(JsonNode shown, String resource) {
        return shown.at(RESULT)
                .path("resources")
                .valueStream()
                .filter(one -> one.path("name").asString("").equals(resource))
                .map(one -> one.path("id").asString())
                .findFirst();
    }

    ObjectNode patch(JsonNode shown) {
        return dataset.deepCopy().put("id", shown.at(RESULT).path("id").asString());
    }

    /** A resource with an empty table. */
    ObjectNode table(JsonNode shown) {
        ObjectNode create = Json.MAPPER.createObjectNode();
        create.putObject("resource")
                .put("package_id", shown.at(RESULT).path("id").asString())
                .put("name", resource);
        create.set("fields", fields);
        create.putArray("primary_key").add(key);
        return create;
    }

    ObjectNode upsert(String table) {
        ObjectNode upsert = Json.MAPPER.createObjectNode();
        upsert.put("resource_id", table).put("method", "upsert").put("force", true);
        upsert.putArray("records").add(row);
        return upsert;
    }
}
