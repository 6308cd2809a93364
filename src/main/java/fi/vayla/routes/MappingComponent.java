package fi.vayla.routes;

import fi.vayla.event.Event;
import fi.vayla.event.InvalidConfiguration;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** {@code mapping:NAME.jslt} shapes the body with a file of the mappings folder. */
final class MappingComponent extends DefaultComponent {

    private final Function<String, TextFile> files;

    /** @param files finds a mapping by its name, or throws {@link fi.vayla.event.InvalidConfiguration} */
    MappingComponent(Function<String, TextFile> files) {
        this.files = files;
    }

    static InvalidConfiguration missing(String name) {
        return new InvalidConfiguration("there is no mapping " + name
                + " in the mappings folder; create it, with a name that ends in .jslt, or correct the route");
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new MappingEndpoint(uri, this, Mapping.compile(files.apply(remaining)));
    }

    private static final class MappingEndpoint extends DefaultEndpoint {

        private final Mapping mapping;

        MappingEndpoint(String uri, MappingComponent component, Mapping mapping) {
            super(uri, component);
            this.mapping = mapping;
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) throws MappingFailure {
                    Event shaped = Exchanges.event(exchange)
                            .withData(exchange.getMessage().getBody(byte[].class));
                    exchange.getMessage().setBody(mapping.apply(shaped));
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("A route cannot start with mapping:");
        }
    }
}
