package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.impl.engine.DefaultComponentResolver;
import org.apache.camel.spi.ComponentResolver;

/** Which components a route file may name. */
final class Steps {

    private static final Set<String> OF_A_DELIVERY = Set.of("event", "mapping", "system", "direct");
    private static final Set<String> OF_DELIVERIES_ONLY = Set.of("event", "mapping", "system");

    private Steps() {}

    /** A delivery's steps shape; sending, with all that it promises, is the hub's. */
    static Optional<InvalidConfiguration> refusedInDelivery(String component) {
        return OF_A_DELIVERY.contains(component)
                ? Optional.empty()
                : Optional.of(new InvalidConfiguration("a route in deliver has no step " + component
                        + "; use event:, mapping:, system: or direct:; to send elsewhere, make it a system of the adapter"
                        + " camel, and to read from there, write a route in intake"));
    }

    static Optional<InvalidConfiguration> refusedInIntake(String component) {
        return OF_DELIVERIES_ONLY.contains(component)
                ? Optional.of(new InvalidConfiguration("a route in intake has no step " + component
                        + "; end it with intake:SOURCE, and go on from the log with a route in deliver"))
                : Optional.empty();
    }

    /** For addresses that are made while messages pass, which no check has seen. */
    static ComponentResolver resolver(Function<String, Optional<InvalidConfiguration>> refused) {
        ComponentResolver camel = new DefaultComponentResolver();
        return (name, context) -> {
            refused.apply(name).ifPresent(wrong -> {
                throw wrong;
            });
            return camel.resolveComponent(name, context);
        };
    }
}
