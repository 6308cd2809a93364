package fi.vayla.system.jira;

import static fi.vayla.system.RestApi.encoded;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.system.Labels;
import fi.vayla.system.Listed;
import fi.vayla.system.Listed.Shown;
import fi.vayla.system.RecordList;
import fi.vayla.system.RecordsDefinition;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.SystemHttp;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The issues that carry a label with an item, the oldest first (Jira REST API 2: "Search for issues using JQL enhanced search"
 * of the cloud, {@code /rest/api/2/search/jql}, and "Search" of Data Center, {@code /rest/api/2/search}).
 */
final class IssueSearch {

    private static final String CLOUD = "/rest/api/2/search/jql";
    private static final String LABEL = "item:";

    private final SystemDefinition definition;
    private final RecordsDefinition records;
    private final SystemHttp http;
    private final String label;

    /** Throws {@link InvalidConfiguration} when {@code records} is no search. */
    IssueSearch(SystemDefinition definition, RecordsDefinition records, SystemHttp http) {
        this.definition = definition;
        this.records = records;
        this.http = http;
        this.label = records.item().startsWith("/") ? LABEL : records.item();
        if (records.query().isEmpty()) {
            throw InvalidConfiguration.of(
                    "records/query",
                    "System %s: records: query is the JQL of the roadmap's issues, such as project = LAH and labels = roadmap"
                            .formatted(definition.id()));
        }
        search(records.query());
    }

    Listed list() {
        return read(records.query());
    }

    /** Those of one item. */
    Listed find(String item) {
        String quoted = (label + item).replace("\\", "\\\\").replace("\"", "\\\"");
        return read("(" + records.query() + ") and labels = \"" + quoted + "\"");
    }

    /** The item that labels name; empty for none. */
    String item(List<String> labels) {
        return Labels.find(labels, label).orElse("");
    }

    private Listed read(String jql) {
        return switch (search(jql).read()) {
            case Listed.Records(List<Shown> issues) ->
                new Listed.Records(issues.stream().map(this::shown).toList());
            case Listed.Unavailable unavailable -> unavailable;
            case Listed.Unsupported unsupported -> unsupported;
        };
    }

    private Shown shown(Shown issue) {
        JsonNode fields = issue.fields();
        String item = item(Labels.of(fields.at("/fields/labels")));
        return new Shown(issue.id(), item.isEmpty() ? null : item, fields);
    }

    private RecordList search(String jql) {
        String path = records.path().isEmpty() ? CLOUD : records.path();
        boolean marked = path.endsWith("/jql");
        String asked = path + "?jql=" + encoded(jql + " order by created, key")
                + "&maxResults=100&fields=*navigable&expand=transitions"
                + (marked ? "&nextPageToken={next}" : "&startAt={offset}");
        return new RecordList(
                definition,
                new RecordsDefinition(asked, "/issues", "/key", "/key", marked ? "/nextPageToken" : null),
                http);
    }
}
