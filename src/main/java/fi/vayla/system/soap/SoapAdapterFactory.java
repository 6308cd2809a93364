package fi.vayla.system.soap;

import fi.vayla.system.AdapterFactory;
import fi.vayla.system.HttpConnections;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import org.springframework.stereotype.Component;

/** Makes adapters for systems with a SOAP interface. */
@Component
final class SoapAdapterFactory implements AdapterFactory {

    private final HttpConnections connections;

    SoapAdapterFactory(HttpConnections connections) {
        this.connections = connections;
    }

    @Override
    public String id() {
        return "soap";
    }

    @Override
    public SystemAdapter create(SystemDefinition definition) {
        return new SoapAdapter(definition, connections.to(definition));
    }
}
