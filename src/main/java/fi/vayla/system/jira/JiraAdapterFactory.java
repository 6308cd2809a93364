package fi.vayla.system.jira;

import fi.vayla.system.AdapterFactory;
import fi.vayla.system.HttpConnections;
import fi.vayla.system.RecordsDefinition;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import org.springframework.stereotype.Component;

/** Makes adapters for Jira: its cloud with scheme basic and {@code mail:token}, its Data Center with a bearer token. */
@Component
final class JiraAdapterFactory implements AdapterFactory {

    private final HttpConnections connections;

    JiraAdapterFactory(HttpConnections connections) {
        this.connections = connections;
    }

    @Override
    public String id() {
        return "jira";
    }

    @Override
    public SystemAdapter create(SystemDefinition definition) {
        RecordsDefinition records = definition.records();
        return new JiraAdapter(
                connections.api(definition),
                records == null ? null : new IssueSearch(definition, records, connections.to(definition)));
    }
}
