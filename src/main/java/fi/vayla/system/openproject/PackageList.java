package fi.vayla.system.openproject;

import static fi.vayla.system.RestApi.encoded;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.system.Listed;
import fi.vayla.system.RecordList;
import fi.vayla.system.RecordsDefinition;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.SystemHttp;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The work packages whose custom field names an item, in any status, by their ids (OpenProject API v3, "List work packages",
 * "Filters", whose {@code offset} counts pages).
 */
final class PackageList {

    private static final String PLACE = "/customField\\d+";

    private final SystemDefinition definition;
    private final RecordsDefinition records;
    private final SystemHttp http;

    /** Throws {@link InvalidConfiguration} when {@code records} names no custom field. */
    PackageList(SystemDefinition definition, RecordsDefinition records, SystemHttp http) {
        this.definition = definition;
        this.records = records;
        this.http = http;
        if (!records.item().matches(PLACE)) {
            throw wrong("item", "item is the custom field with the item, such as /customField1");
        }
        list("*", "");
    }

    Listed read() {
        return list("*", "").read();
    }

    /** Those of one item. */
    Listed find(String item) {
        return list("=", item).read();
    }

    /** The item that the fields of a work package name; empty for none. */
    String item(Map<String, JsonNode> fields) {
        return fields.getOrDefault(field(), MissingNode.getInstance()).asString("");
    }

    private String field() {
        return records.item().substring(1);
    }

    private RecordList list(String operator, String value) {
        ArrayNode filters = Json.MAPPER.createArrayNode();
        ObjectNode filter = filters.addObject().putObject(field()).put("operator", operator);
        ArrayNode values = filter.putArray("values");
        if (!value.isEmpty()) {
            values.add(value);
        }
        further().forEach(filters::add);
        String path = "/api/v3/work_packages?offset={page}&pageSize=100&sortBy=" + encoded("[[\"id\",\"asc\"]]")
                + "&filters=" + encoded(filters.toString());
        return new RecordList(
                definition, new RecordsDefinition(path, "/_embedded/elements", "/id", records.item(), null), http);
    }

    private JsonNode further() {
        if (records.query().isEmpty()) {
            return Json.MAPPER.createArrayNode();
        }
        try {
            JsonNode filters = Json.read(records.query().getBytes(StandardCharsets.UTF_8));
            if (filters.isArray()) {
                return filters;
            }
            throw wrong("query", "query is an array of filters, not " + records.query());
        } catch (JacksonException e) {
            throw wrong("query", "query is no JSON: " + e.getOriginalMessage());
        }
    }

    private InvalidConfiguration wrong(String key, String why) {
        return InvalidConfiguration.of("records/" + key, "System " + definition.id() + ": records: " + why);
    }
}
