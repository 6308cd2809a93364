package fi.vayla.system.openproject;

import fi.vayla.system.AdapterFactory;
import fi.vayla.system.HttpConnections;
import fi.vayla.system.RecordsDefinition;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import org.springframework.stereotype.Component;

/** Makes adapters for OpenProject, whose credentials are {@code apikey:TOKEN} with the scheme basic. */
@Component
final class OpenProjectAdapterFactory implements AdapterFactory {

    private final HttpConnections connections;

    OpenProjectAdapterFactory(HttpConnections connections) {
        this.connections = connections;
    }

    @Override
    public String id() {
        return "openproject";
    }

    @Override
    public SystemAdapter create(SystemDefinition definition) {
        RecordsDefinition records = definition.records();
        return new OpenProjectAdapter(
                connections.api(definition),
                records == null ? null : new PackageList(definition, records, connections.to(definition)));
    }
}
