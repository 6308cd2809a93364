package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.security.Secrets;
import fi.vayla.system.SystemDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.jspecify.annotations.Nullable;

/** A system's Camel endpoint, made once its secrets are there. Thread-safe. */
final class CamelTarget {

    private static final Pattern SECRET = Pattern.compile("\\{\\{secret:([^}]+)}}");
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
                String value = resolved(option.getValue());
                if (value == null) {
                    return Optional.empty();
                }
                options.put(option.getKey(), value);
            }
            endpoint = create(options);
        }
        return Optional.of(endpoint);
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
            return created;
        } catch (RuntimeException e) { // whatever the component throws
            throw new InvalidConfiguration("System %s: %s".formatted(definition.id(), RouteLoader.message(e)), e);
        }
    }

    private @Nullable String resolved(String value) {
        Matcher matcher = SECRET.matcher(value);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            Optional<String> secret = secrets.find(matcher.group(1));
            if (secret.isEmpty()) {
                return null;
            }
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(secret.get()));
        }
        return matcher.appendTail(resolved).toString();
    }
}
