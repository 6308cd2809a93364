package fi.vayla.routes;

import fi.vayla.attachment.AttachmentStore;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.security.Secrets;
import fi.vayla.system.AdapterFactory;
import fi.vayla.system.RecordsDefinition;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.stereotype.Component;

/** Makes adapters for systems that a Camel component reaches. They share one Camel context, which starts with the first. */
@Component
final class CamelAdapterFactory implements AdapterFactory, AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("([a-z][a-z0-9+.-]*):(?://)?([^?]+)(\\?.*)?");

    private final Secrets secrets;
    private final ObjectFactory<AttachmentStore> attachments;
    private final CamelCatalogue catalogue = new CamelCatalogue(); // guarded by this
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable DefaultCamelContext context; // guarded by this
    private @Nullable ProducerTemplate producers; // guarded by this; of the context

    /** @param attachments asked for when there is a file to send */
    CamelAdapterFactory(Secrets secrets, ObjectFactory<AttachmentStore> attachments) {
        this.secrets = secrets;
        this.attachments = attachments;
    }

    @Override
    public String id() {
        return "camel";
    }

    /** A wrong address is found at once, unless it names a secret that is not set yet. */
    @Override
    public SystemAdapter create(SystemDefinition definition) {
        String uri = definition.uri() == null ? "" : definition.uri();
        Matcher address = ADDRESS.matcher(uri);
        if (!address.matches() || address.group(3) != null) {
            throw InvalidConfiguration.of(
                    "uri",
                    "System %s: uri \"%s\" is no address of a Camel component; write it as %s, and its options under options"
                            .formatted(definition.id(), uri, "sftp:host:22/folder or file:/folder"));
        }
        check(new NamedEndpoint("", false, address.group(1), address.group(2), definition.options()), definition.id());
        CamelTarget target = new CamelTarget(definition, uri, secrets, context());
        target.find();
        return new CamelAdapter(definition, target, attachments, producers(), threads, rows(definition));
    }

    private @Nullable RowList rows(SystemDefinition definition) {
        RecordsDefinition records = definition.records();
        if (records == null) {
            return null;
        }
        String query = RowList.address(definition, records);
        CamelTarget asked = new CamelTarget(definition, query, secrets, context());
        return RowList.of(definition, records, asked, producers(), threads);
    }

    private synchronized void check(NamedEndpoint endpoint, String system) {
        SecretPlaces.plain(endpoint.parameters()).ifPresent(plain -> {
            throw InvalidConfiguration.of("options/" + plain.key(), "System " + system + ": " + plain.getMessage());
        });
        catalogue.check(endpoint).stream().findFirst().ifPresent(wrong -> {
            throw InvalidConfiguration.of(
                    wrong.key().isEmpty() ? "uri" : "options/" + wrong.key(),
                    "System " + system + ": " + wrong.getMessage());
        });
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

    /** One for all systems: the files are read again at every change of theirs. */
    private synchronized ProducerTemplate producers() {
        if (producers == null) {
            producers = context().createProducerTemplate();
        }
        return producers;
    }

    @Override
    public synchronized void close() {
        threads.shutdownNow();
        if (context != null) {
            context.stop();
        }
    }
}
