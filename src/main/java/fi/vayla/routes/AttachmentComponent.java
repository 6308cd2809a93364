package fi.vayla.routes;

import fi.vayla.attachment.Attachment;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.intake.MessageIntake;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * {@code attachment:store} keeps the body as a file, however large it is, and puts a small object in its place: {@code fileName},
 * {@code mediaType}, {@code size}, {@code sha256} and {@code reference}. The event that becomes of the message lists the file.
 */
final class AttachmentComponent extends DefaultComponent {

    static final String NAME = "attachment";

    private static final String STORE = "store";

    private final MessageIntake intake;

    AttachmentComponent(MessageIntake intake) {
        this.intake = intake;
    }

    /** What is wrong with such a step. */
    static List<InvalidConfiguration> check(NamedEndpoint endpoint) {
        List<InvalidConfiguration> wrong = new ArrayList<>();
        if (endpoint.consumes()) {
            wrong.add(new InvalidConfiguration(
                    "a route cannot start with attachment:; begin it with what it fetches from"));
        }
        if (!endpoint.path().equals(STORE)) {
            wrong.add(new InvalidConfiguration(
                    "there is no attachment:" + endpoint.path() + "; write attachment:" + STORE));
        }
        endpoint.parameters()
                .keySet()
                .forEach(name -> wrong.add(InvalidConfiguration.ofUnknown(
                        name, "attachment: has no parameter " + name + "; it takes none")));
        return wrong;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new DefaultEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                return new DefaultProducer(this) {
                    @Override
                    public void process(Exchange exchange) throws MessageRejected, MessageNotTaken {
                        store(exchange);
                    }
                };
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                throw new UnsupportedOperationException("A route cannot start with attachment:");
            }
        };
    }

    private void store(Exchange exchange) throws MessageRejected, MessageNotTaken {
        Message message = exchange.getMessage();
        @Nullable String name = message.getHeader(Exchange.FILE_NAME, String.class);
        @Nullable String mediaType = message.getHeader(Exchange.CONTENT_TYPE, String.class);
        Attachment kept;
        try (InputStream body = message.getBody(InputStream.class)) {
            kept = new ExchangeFiles(exchange, intake)
                    .keep(body == null ? InputStream.nullInputStream() : body, name, mediaType);
        } catch (IOException e) {
            throw new MessageNotTaken("The file could not be read to its end", e);
        }
        Map<String, @Nullable Object> claim = new LinkedHashMap<>();
        claim.put("fileName", kept.name());
        claim.put("mediaType", kept.mediaType());
        claim.put("size", kept.size());
        claim.put("sha256", kept.sha256());
        claim.put("reference", kept.reference());
        message.setBody(claim);
    }
}
