package fi.vayla.system.ckan;

import fi.vayla.system.AdapterFactory;
import fi.vayla.system.HttpConnections;
import fi.vayla.system.RecordsDefinition;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemAuthentication;
import fi.vayla.system.SystemDefinition;
import org.springframework.stereotype.Component;

/** Makes adapters for CKAN, which takes its token bare in the header Authorization. */
@Component
final class CkanAdapterFactory implements AdapterFactory {

    private static final SystemAuthentication BARE =
            new SystemAuthentication(SystemAuthentication.Scheme.key, "Authorization");

    private final HttpConnections connections;

    CkanAdapterFactory(HttpConnections connections) {
        this.connections = connections;
    }

    @Override
    public String id() {
        return "ckan";
    }

    @Override
    public SystemAdapter create(SystemDefinition definition) {
        SystemDefinition bare = definition.with(BARE, "/success");
        RecordsDefinition records = bare.records();
        return new CkanAdapter(
                connections.api(bare), records == null ? null : new RowSearch(bare, records, connections.to(bare)));
    }
}
