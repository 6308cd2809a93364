package fi.vayla.system.jira;

import fi.vayla.system.AdapterFactory;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.rest.RestAdapterFactory;
import org.springframework.stereotype.Component;

/** Makes adapters for Jira: its cloud with scheme basic and {@code mail:token}, its Data Center with a bearer token. */
@Component
final class JiraAdapterFactory implements AdapterFactory {

    private final RestAdapterFactory rest;

    JiraAdapterFactory(RestAdapterFactory rest) {
        this.rest = rest;
    }

    @Override
    public String id() {
        return "jira";
    }

    @Override
    public SystemAdapter create(SystemDefinition definition) {
        return new JiraAdapter(rest.api(definition));
    }
}
