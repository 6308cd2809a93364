package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.delivery.Mapped;
import fi.vayla.event.Event;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.support.DefaultConsumer;

/** The start of a route. Once it has started, it can be given the events that it selects. */
final class EventConsumer extends DefaultConsumer {

    private final EventEndpoint endpoint;
    private final EventComponent events;

    EventConsumer(EventEndpoint endpoint, Processor processor, EventComponent events) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.events = events;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Set<String> targets = targets();
        events.started(new DeliveryRoute(
                getRoute().getRouteId(),
                Objects.requireNonNullElse(getRoute().getDescription(), ""),
                endpoint.types(),
                endpoint.selection().toldAlone(targets),
                endpoint.concurrency(),
                endpoint.fourEyes(),
                targets,
                this::map));
    }

    /** What the route's file names in {@code to:} steps; where a step makes up its target on the message, nobody knows it here. */
    private Set<String> targets() {
        RouteDefinition definition = getEndpoint()
                .getCamelContext()
                .getCamelContextExtension()
                .getContextPlugin(Model.class)
                .getRouteDefinition(getRoute().getRouteId());
        return ProcessorDefinitionHelper.filterTypeInOutputs(definition.getOutputs(), ToDefinition.class).stream()
                .map(step -> step.getEndpointUri().replaceFirst("\\?.*", ""))
                .filter(uri -> uri.startsWith("system:") || uri.startsWith("event:"))
                .collect(Collectors.toSet());
    }

    private Mapped map(Event event) {
        Exchange exchange = createExchange(true);
        Exchanges.start(exchange, event);
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        if (failure != null) {
            return new Mapped.Failed(String.valueOf(failure.getMessage()));
        }
        return Exchanges.handed(exchange).<Mapped>map(ready -> ready).orElseGet(Mapped.Nothing::new);
    }
}
