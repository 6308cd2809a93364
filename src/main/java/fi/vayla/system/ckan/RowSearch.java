package fi.vayla.system.ckan;

import static fi.vayla.system.RestApi.encoded;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.system.Listed;
import fi.vayla.system.Listed.Shown;
import fi.vayla.system.RecordList;
import fi.vayla.system.RecordsDefinition;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.SystemHttp;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The rows of the tables of some data sets, page by page (CKAN API guide 2.10, {@code package_search}; DataStore extension,
 * {@code datastore_search}). A row's id is the data set's name and the row's key, as {@code testila/lah-1}.
 */
final class RowSearch {

    private static final String ACTION = "/api/3/action/";

    private final SystemDefinition definition;
    private final RecordsDefinition records;
    private final SystemHttp http;

    /** Throws {@link InvalidConfiguration} when {@code records} does not say which rows. */
    RowSearch(SystemDefinition definition, RecordsDefinition records, SystemHttp http) {
        this.definition = definition;
        this.records = records;
        this.http = http;
        if (records.query().isEmpty() || records.at().isEmpty()) {
            throw InvalidConfiguration.of(
                    "records/query",
                    "System %s: records: query says which data sets, such as organization:kaupunki, and at the name of their resource with the rows"
                            .formatted(definition.id()));
        }
        datasets();
    }

    Listed read() {
        return switch (datasets().read()) {
            case Listed.Records(List<Shown> datasets) -> rows(datasets);
            case Listed.Unavailable unavailable -> unavailable;
            case Listed.Unsupported unsupported -> unsupported;
        };
    }

    private RecordList datasets() {
        String path = ACTION + "package_search?include_private=true&sort=" + encoded("name asc")
                + "&rows=100&start={offset}&fq=" + encoded(records.query());
        return list(path, "/result/results", "/name", "/name");
    }

    private RecordList list(String path, String at, String id, String item) {
        return new RecordList(definition, new RecordsDefinition(path, at, id, item, null), http);
    }

    private Listed rows(List<Shown> datasets) {
        List<Shown> all = new ArrayList<>();
        for (Shown dataset : datasets) {
            for (JsonNode resource : dataset.fields().path("resources")) {
                if (resource.path("name").asString("").equals(records.at())) {
                    switch (table(resource.path("id").asString("")).read()) {
                        case Listed.Records(List<Shown> rows) ->
                            rows.forEach(
                                    row -> all.add(new Shown(dataset.id() + "/" + row.id(), row.item(), row.fields())));
                        case Listed.Unavailable unavailable -> {
                            return unavailable;
                        }
                        case Listed.Unsupported unsupported -> {
                            return unsupported;
                        }
                    }
                }
            }
        }
        return new Listed.Records(all);
    }

    private RecordList table(String resource) {
        String path = ACTION + "datastore_search?sort=_id&limit=1000&offset={offset}&resource_id=" + encoded(resource);
        return list(path, "/result/records", records.id(), records.item());
    }
}
