package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.impl.engine.DefaultComponentResolver;
import org.apache.camel.spi.ComponentResolver;

/** Which of Camel's components a route file may name, beside the hub's own. */
final class Steps {

    private static final Set<String> OF_A_DELIVERY = Set.of("direct");
    private static final Set<String> OF_DELIVERIES_ONLY = Set.of("event", "mapping", "system");

    private Steps() {}

    /** A delivery's steps shape; sending, with all that it promises, is the hub's. */
    static ComponentResolver ofDelivery() {
        ComponentResolver camel = new DefaultComponentResolver();
        return (name, context) -> {
            if (!OF_A_DELIVERY.contains(name)) {
                throw new InvalidConfiguration("a route in deliver has no step " + name
                        + ":; to send there, make it a system of config/systems.yaml (adapter: camel) and write system:ID;"
                        + " to read from there, write the route in intake");
            }
            return camel.resolveComponent(name, context);
        };
    }

    static ComponentResolver ofIntake() {
        ComponentResolver camel = new DefaultComponentResolver();
        return (name, context) -> resolve(camel, name, context);
    }

    private static Component resolve(ComponentResolver camel, String name, CamelContext context) throws Exception {
        if (OF_DELIVERIES_ONLY.contains(name)) {
            throw new InvalidConfiguration("a route in intake has no step " + name
                    + ":; end it with intake:SOURCE, and go on from the log with a route in deliver");
        }
        return camel.resolveComponent(name, context);
    }
}
