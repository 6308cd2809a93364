package fi.vayla.system.rest;

import fi.vayla.security.Secrets;
import fi.vayla.system.HttpConnections;
import fi.vayla.system.SystemAuthentication;
import fi.vayla.system.SystemDefinition;
import java.net.URI;
import java.time.Duration;

/** What the tests of adapters that speak REST make them with. */
public final class RestSystems implements AutoCloseable {

    private final HttpConnections connections = new HttpConnections(new Secrets(name -> "salaisuus"));

    public HttpConnections connections() {
        return connections;
    }

    /** @param scheme of the authentication */
    public SystemDefinition definition(URI url, Duration timeout, String scheme) {
        return definition(url, timeout, new SystemAuthentication(SystemAuthentication.Scheme.valueOf(scheme), null));
    }

    public SystemDefinition definition(URI url, Duration timeout, SystemAuthentication authentication) {
        return new SystemDefinition(
                        "testi",
                        "rest",
                        "Testi",
                        url.toString(),
                        "env:TOKEN",
                        timeout,
                        "/id",
                        64,
                        0,
                        true,
                        Duration.ZERO)
                .with(authentication, null);
    }

    @Override
    public void close() throws Exception {
        connections.close();
    }
}
