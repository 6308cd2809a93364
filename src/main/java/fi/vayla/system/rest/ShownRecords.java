package fi.vayla.system.rest;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.system.Call;
import fi.vayla.system.Listed;
import fi.vayla.system.Places;
import fi.vayla.system.RecordList;
import fi.vayla.system.RecordsDefinition;
import fi.vayla.system.RestApi;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.SystemHttp;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a REST system shows of the roadmap, as its {@code records} say. */
final class ShownRecords {

    private static final String ITEM = "{item}";

    private final SystemDefinition definition;
    private final RecordsDefinition records;
    private final SystemHttp http;
    private final RecordList all;
    private final Places places;

    /** Throws {@link InvalidConfiguration} when {@code records} cannot be asked for. */
    ShownRecords(SystemDefinition definition, RecordsDefinition records, SystemHttp http) {
        this.definition = definition;
        this.records = records;
        this.http = http;
        this.all = new RecordList(definition, records, http);
        try {
            this.places = new Places(records.fields());
        } catch (IllegalArgumentException e) {
            throw wrong("fields", "fields are JSON Pointers, each with another one, such as /status: /state");
        }
        if (!records.query().isEmpty() || !records.in().isEmpty()) {
            throw wrong("query", "a rest system is asked by path; remove query and in");
        }
        if (records.find() != null) {
            if (!records.find().contains(ITEM)) {
                throw wrong("find", "find asks for the records of {item}; add that place");
            }
            of(records.find(), "item");
        }
    }

    private InvalidConfiguration wrong(String key, String why) {
        return InvalidConfiguration.of("records/" + key, "System " + definition.id() + ": records: " + why);
    }

    Listed read() {
        return all.read();
    }

    /** Those of one item; unsupported without a path for that. */
    Listed find(String item) {
        return records.find() == null
                ? new Listed.Unsupported()
                : of(records.find(), item).read();
    }

    private RecordList of(String path, String item) {
        return new RecordList(definition, records.withPath(path.replace(ITEM, RestApi.encoded(item))), http);
    }

    JsonNode shown(Call call, JsonNode record) {
        if (places.isEmpty()) {
            return record;
        }
        try {
            return places.shown(Json.read(call.body()), record);
        } catch (JacksonException e) {
            return record; // what is no JSON is compared by its presence alone
        }
    }
}
