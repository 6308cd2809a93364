package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.delivery.EventTarget;
import fi.vayla.event.EventType;
import fi.vayla.log.EventLog;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code event:TYPE[,TYPE]}: at the start of a route it selects events of the log, at the end it appends one. */
final class EventComponent extends DefaultComponent {

    private final Consumer<DeliveryRoute> started;
    private final EventLog log;
    private final Clock clock;

    /** @param started is told each route that can be delivered from now on */
    EventComponent(Consumer<DeliveryRoute> started, EventLog log, Clock clock) {
        this.started = started;
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new EventEndpoint(
                uri,
                this,
                EventParameters.types(remaining),
                Selection.take(parameters),
                EventParameters.concurrency(parameters),
                EventParameters.fourEyes(parameters));
    }

    void started(DeliveryRoute route) {
        started.accept(route);
    }

    EventTarget target(EventType type) {
        return new EventTarget(type, log, clock);
    }
}
