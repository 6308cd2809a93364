package fi.vayla.system.github;

import fi.vayla.system.AdapterFactory;
import fi.vayla.system.HttpConnections;
import fi.vayla.system.RecordsDefinition;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import org.springframework.stereotype.Component;

/** Makes adapters for GitHub: {@code https://api.github.com}, or {@code https://HOST/api/v3} for a server of one's own. */
@Component
final class GithubAdapterFactory implements AdapterFactory {

    private final HttpConnections connections;

    GithubAdapterFactory(HttpConnections connections) {
        this.connections = connections;
    }

    @Override
    public String id() {
        return "github";
    }

    @Override
    public SystemAdapter create(SystemDefinition definition) {
        RecordsDefinition records = definition.records();
        return new GithubAdapter(
                connections.api(definition),
                records == null ? null : new IssueLists(definition, records, connections.to(definition)));
    }
}
