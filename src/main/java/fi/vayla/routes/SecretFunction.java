package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.spi.PropertiesFunction;

/** Fills the {@link SecretPlaces} of a route while Camel loads it. */
final class SecretFunction implements PropertiesFunction {

    private final Function<String, Optional<String>> secrets;

    SecretFunction(Function<String, Optional<String>> secrets) {
        this.secrets = secrets;
    }

    @Override
    public String getName() {
        return "secret";
    }

    @Override
    public String apply(String reference) {
        return secrets.apply(reference)
                .orElseThrow(() -> new InvalidConfiguration("there is no secret at " + reference + "; set it"));
    }
}
