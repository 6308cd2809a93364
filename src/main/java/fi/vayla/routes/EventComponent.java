package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.delivery.EventTarget;
import fi.vayla.event.EventType;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.log.EventLog;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
        Set<EventType> types =
                Arrays.stream(remaining.split(",")).map(EventComponent::type).collect(Collectors.toSet());
        Selection selection = Selection.take(parameters);
        int concurrency = getAndRemoveParameter(parameters, "concurrency", Integer.class, 16);
        return new EventEndpoint(uri, this, types, selection, concurrency);
    }

    private static EventType type(String name) {
        return EventType.find(name.strip())
                .orElseThrow(() -> new InvalidConfiguration("There is no event type " + name + "; use one of "
                        + Arrays.stream(EventType.values())
                                .map(EventType::shortName)
                                .toList()));
    }

    void started(DeliveryRoute route) {
        started.accept(route);
    }

    EventTarget target(EventType type) {
        return new EventTarget(type, log, clock);
    }
}
