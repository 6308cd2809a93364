package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.security.Secrets;
import org.apache.camel.spi.PropertiesFunction;

/** {@code {{secret:env:NAME}}} and {@code {{secret:file:PATH}}}: what a route may not hold itself, read when it is loaded. */
final class SecretFunction implements PropertiesFunction {

    private final Secrets secrets;

    SecretFunction(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String getName() {
        return "secret";
    }

    @Override
    public String apply(String reference) {
        return secrets.find(reference)
                .orElseThrow(() -> new InvalidConfiguration("there is no secret at " + reference + "; set it"));
    }
}
