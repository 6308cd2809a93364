package fi.vayla.system.github;

import static fi.vayla.system.RestApi.encoded;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.system.Labels;
import fi.vayla.system.Listed;
import fi.vayla.system.Listed.Shown;
import fi.vayla.system.RecordList;
import fi.vayla.system.RecordsDefinition;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.SystemHttp;
import java.util.ArrayList;
import java.util.List;

/**
 * The issues of some repositories that carry a label, open and closed, the oldest first (GitHub REST API 2022-11-28, "List
 * repository issues", whose next page stands in the header Link). It lists pull requests too, which are no issues.
 */
final class IssueLists {

    private static final String LABEL = "roadmap";
    private static final String ITEM = "item: ";

    private final SystemDefinition definition;
    private final RecordsDefinition records;
    private final SystemHttp http;
    private final String label;
    private final String itemLabel;

    /** Throws {@link InvalidConfiguration} when {@code records} names no repositories. */
    IssueLists(SystemDefinition definition, RecordsDefinition records, SystemHttp http) {
        this.definition = definition;
        this.records = records;
        this.http = http;
        this.label = records.query().isEmpty() ? LABEL : records.query();
        this.itemLabel = records.item().startsWith("/") ? ITEM : records.item();
        if (records.in().isEmpty() || !records.in().stream().allMatch(one -> one.matches("[^/#\\s]+/[^/#\\s]+"))) {
            throw InvalidConfiguration.of(
                    "records/in",
                    "System %s: records: in lists the repositories, each as owner/repository"
                            .formatted(definition.id()));
        }
    }

    Listed list() {
        List<Shown> all = new ArrayList<>();
        for (String repository : records.in()) {
            switch (list(repository, label)) {
                case Listed.Records(List<Shown> issues) -> all.addAll(issues);
                case Listed.Unavailable unavailable -> {
                    return unavailable;
                }
                case Listed.Unsupported unsupported -> {
                    return unsupported;
                }
            }
        }
        return new Listed.Records(all);
    }

    /** Those of one item in a repository. */
    Listed find(String repository, String item) {
        return list(repository, label + "," + itemLabel + item);
    }

    /** The item that labels name; empty for none. */
    String item(List<String> labels) {
        return Labels.find(labels, itemLabel).orElse("");
    }

    private Listed list(String repository, String labels) {
        String path = "/repos/" + repository + "/issues?state=all&sort=created&direction=asc&per_page=100&labels="
                + encoded(labels);
        var definitionOfOne = new RecordsDefinition(path, "", "/number", "/number", null);
        return switch (new RecordList(definition, definitionOfOne, http).read()) {
            case Listed.Records(List<Shown> issues) ->
                new Listed.Records(issues.stream()
                        .filter(issue -> !issue.fields().has("pull_request"))
                        .map(issue -> shown(repository, issue))
                        .toList());
            case Listed.Unavailable unavailable -> unavailable;
            case Listed.Unsupported unsupported -> unsupported;
        };
    }

    private Shown shown(String repository, Shown issue) {
        String item = item(Labels.of(issue.fields().path("labels")));
        return new Shown(repository + "#" + issue.id(), item.isEmpty() ? null : item, issue.fields());
    }
}
