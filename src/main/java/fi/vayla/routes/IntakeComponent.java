package fi.vayla.routes;

import fi.vayla.intake.MessageIntake;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** {@code intake:SOURCE} gives the body to the hub's intake and returns when it is durable. */
final class IntakeComponent extends DefaultComponent {

    private final MessageIntake intake;
    private final java.util.function.Consumer<String> sources;
    private final Stopping stopping;

    /**
     * @param sources throws {@link fi.vayla.event.InvalidConfiguration} when there is no source of a name
     * @param stopping which routes are to end what they have under way
     */
    IntakeComponent(MessageIntake intake, java.util.function.Consumer<String> sources, Stopping stopping) {
        this.intake = intake;
        this.sources = sources;
        this.stopping = stopping;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        sources.accept(remaining);
        return new IntakeEndpoint(uri, remaining);
    }

    private final class IntakeEndpoint extends DefaultEndpoint {

        private final String source;

        IntakeEndpoint(String uri, String source) {
            super(uri, IntakeComponent.this);
            this.source = source;
        }

        @Override
        public Producer createProducer() {
            return new IntakeProducer(this, source, intake, stopping);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("A route cannot start with intake:");
        }
    }
}
