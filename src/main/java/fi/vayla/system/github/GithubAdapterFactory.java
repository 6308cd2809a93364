package fi.vayla.system.github;

import fi.vayla.system.AdapterFactory;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.rest.RestAdapterFactory;
import org.springframework.stereotype.Component;

/** Makes adapters for GitHub: {@code https://api.github.com}, or {@code https://HOST/api/v3} for a server of one's own. */
@Component
final class GithubAdapterFactory implements AdapterFactory {

    private final RestAdapterFactory rest;

    GithubAdapterFactory(RestAdapterFactory rest) {
        this.rest = rest;
    }

    @Override
    public String id() {
        return "github";
    }

    @Override
    public SystemAdapter create(SystemDefinition definition) {
        return new GithubAdapter(rest.api(definition));
    }
}
