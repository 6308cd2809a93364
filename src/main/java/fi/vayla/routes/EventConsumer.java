package fi.vayla.routes;

import fi.vayla.delivery.Deliveries;
import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.delivery.Mapped;
import fi.vayla.event.Event;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** The start of a route: while the route runs, the delivery brings it the events that it selects. */
final class EventConsumer extends DefaultConsumer {

    private final EventEndpoint endpoint;
    private final Deliveries deliveries;

    EventConsumer(EventEndpoint endpoint, Processor processor, Deliveries deliveries) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.deliveries = deliveries;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        deliveries.start(new DeliveryRoute(
                getRoute().getRouteId(),
                Objects.requireNonNullElse(getRoute().getDescription(), ""),
                endpoint.types(),
                endpoint.selection(),
                endpoint.concurrency(),
                endpoint.fourEyes(),
                this::map));
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

    @Override
    protected void doStop() throws Exception {
        deliveries.stop(List.of(getRoute().getRouteId()));
        super.doStop();
    }
}
