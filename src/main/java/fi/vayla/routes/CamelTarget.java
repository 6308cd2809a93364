package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.security.Secrets;
import fi.vayla.system.SystemDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** A system's Camel endpoint, made once its secrets are there. Thread-safe. */
final class CamelTarget {

    private static final String UNFINISHED = ".vayla-";

    private final SystemDefinition definition;
    private final String uri;
    private final Secrets secrets;
    private final CamelContext context;
    private @Nullable Endpoint endpoint; // guarded by this

    CamelTarget(SystemDefinition definition, String uri, Secrets secrets, CamelContext context) {
        this.definition = definition;
        this.uri = uri;
        this.secrets = secrets;
        this.context = context;
    }

    /** Whether each message becomes a file there, which has to have a name. */
    boolean isFiles() {
        return uri.matches("(file|ftp|ftps|sftp):.*");
    }

    /** Empty while a secret is not set. Throws {@link InvalidConfiguration} for an address or option that is wrong. */
    synchronized Optional<Endpoint> find() {
        if (endpoint == null) {
            Map<String, Object> options = new HashMap<>();
            for (Map.Entry<String, String> option : definition.options().entrySet()) {
                Optional<String> value = filled(option.getKey(), option.getValue());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                options.put(option.getKey(), value.get());
            }
            endpoint = create(options);
        }
        return Optional.of(endpoint);
    }

    private Optional<String> filled(String option, String value) {
        try {
            return SecretPlaces.fill(value, secrets::find);
        } catch (InvalidConfiguration e) {
            throw InvalidConfiguration.of("options/" + option, "System " + definition.id() + ": " + e.getMessage());
        }
    }

    private Endpoint create(Map<String, Object> options) {
        try {
            Endpoint created = context.getEndpoint(uri, options);
            if (created == null) {
                throw new InvalidConfiguration("there is no such Camel component");
            }
            if (created instanceof GenericFileEndpoint<?> files && files.getTempFileName() == null) {
                files.setTempPrefix(UNFINISHED); // nobody sees half a file
            }
            if (created instanceof RemoteFileEndpoint<?> remote) {
                remote.setMaximumReconnectAttempts(0);
            }
            if (created instanceof JmsEndpoint queue && queue.getTemplateConnectionFactory() == null) {
                share(queue);
            }
            return created;
        } catch (Exception e) { // whatever the component throws
            throw new InvalidConfiguration("System %s: %s".formatted(definition.id(), Cause.text(e)), e);
        }
    }

    /** Camel would open a connection for each message. */
    private void share(JmsEndpoint queue) throws Exception {
        SharedConnection connection = new SharedConnection(queue.getConnectionFactory(), definition.concurrency());
        queue.setTemplateConnectionFactory(connection);
        context.addService(new ServiceSupport() {
            @Override
            protected void doStop() {
                connection.destroy();
            }
        });
    }
}
