package fi.vayla.routes;

import fi.vayla.delivery.Mapped;
import fi.vayla.delivery.Target;
import fi.vayla.event.EventType;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.system.Limits;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** Some types of events, with a selection. */
final class EventEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {

    private final EventComponent events;
    private final Set<EventType> types;
    private final Selection selection;
    private final int concurrency;

    EventEndpoint(String uri, EventComponent component, Set<EventType> types, Selection selection, int concurrency) {
        super(uri, component);
        this.events = component;
        this.types = types;
        this.selection = selection;
        this.concurrency = concurrency;
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new EventConsumer(this, processor, events);
    }

    @Override
    public Producer createProducer() {
        if (types.size() != 1) {
            throw new InvalidConfiguration("A route that ends with event: names one type, not " + types.size());
        }
        EventType type = types.iterator().next();
        Target target = new Target("event:" + type.shortName(), events.target(type), Limits.NONE);
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) {
                byte[] body = exchange.getMessage().getBody(byte[].class);
                Exchanges.hand(exchange, new Mapped.Ready(target, Map.of(), body));
            }
        };
    }

    /** Each route has a consumer group of its own. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    Set<EventType> types() {
        return types;
    }

    Selection selection() {
        return selection;
    }

    int concurrency() {
        return concurrency;
    }
}
