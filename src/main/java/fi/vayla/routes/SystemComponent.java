package fi.vayla.routes;

import fi.vayla.delivery.Target;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.Systems;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code system:ID} hands the body to the delivery for a system of {@code config/systems.yaml}. */
final class SystemComponent extends DefaultComponent {

    private final Systems systems;
    private final Map<String, SystemDefinition> named;

    /** @param named is told the definition of each system that a route names */
    SystemComponent(Systems systems, Map<String, SystemDefinition> named) {
        this.systems = systems;
        this.named = named;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Map<String, String> call = new TreeMap<>();
        parameters.forEach((name, value) -> call.put(name, value.toString()));
        parameters.clear(); // the adapter's to understand
        SystemAdapter system = systems.get(remaining);
        system.check(call);
        systems.find(remaining).ifPresent(definition -> named.put(remaining, definition));
        return new TargetEndpoint(
                uri, this, new Target("system:" + remaining, system, systems.limits(remaining)), call);
    }
}
