package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.security.Secrets;
import fi.vayla.system.AdapterFactory;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes adapters for systems that a Camel component reaches. They share one Camel context, which starts with the first. */
@Component
final class CamelAdapterFactory implements AdapterFactory, AutoCloseable {

    private final Secrets secrets;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable DefaultCamelContext context; // guarded by this

    CamelAdapterFactory(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String id() {
        return "camel";
    }

    /** A wrong address is found at once, unless it names a secret that is not set yet. */
    @Override
    public SystemAdapter create(SystemDefinition definition) {
        String uri = definition.uri();
        if (uri == null || !uri.matches("[a-z][a-z0-9+.-]*:.+")) {
            throw new InvalidConfiguration("System %s: uri \"%s\" is no address of a Camel component; write it as %s"
                    .formatted(definition.id(), uri == null ? "" : uri, "sftp:host:22/folder or file:/folder"));
        }
        CamelTarget target = new CamelTarget(definition, uri, secrets, context());
        target.find();
        return new CamelAdapter(definition, target, context().createProducerTemplate(), threads);
    }

    private synchronized DefaultCamelContext context() {
        if (context == null) {
            context = new DefaultCamelContext();
            context.getCamelContextExtension().setName("vayla-systems");
            // when and whether to send again is the delivery's to decide
            context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
            context.start();
        }
        return context;
    }

    @Override
    public synchronized void close() {
        threads.shutdownNow();
        if (context != null) {
            context.stop();
        }
    }
}
