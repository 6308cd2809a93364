package fi.vayla.system.rest;

import fi.vayla.system.AdapterFactory;
import fi.vayla.system.HttpConnections;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import org.springframework.stereotype.Component;

/** Makes adapters for systems with a REST interface. */
@Component
final class RestAdapterFactory implements AdapterFactory {

    private final HttpConnections connections;

    RestAdapterFactory(HttpConnections connections) {
        this.connections = connections;
    }

    @Override
    public String id() {
        return "rest";
    }

    @Override
    public SystemAdapter create(SystemDefinition definition) {
        return new RestAdapter(definition, connections.to(definition));
    }
}
