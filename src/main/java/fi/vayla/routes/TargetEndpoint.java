package fi.vayla.routes;

import fi.vayla.delivery.Mapped;
import fi.vayla.delivery.Target;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * Where a route ends. The step does not send: it hands over what is to be sent, and the delivery sends it when the route is
 * through, as often as it takes.
 */
final class TargetEndpoint extends DefaultEndpoint {

    private final Target target;
    private final Map<String, String> parameters;

    TargetEndpoint(String uri, Component component, Target target, Map<String, String> parameters) {
        super(uri, component);
        this.target = target;
        this.parameters = parameters;
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) {
                byte[] body = exchange.getMessage().getBody(byte[].class);
                Exchanges.hand(exchange, new Mapped.Ready(target, parameters, body));
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("A route cannot start with " + target.name());
    }
}
