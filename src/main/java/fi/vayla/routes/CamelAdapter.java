package fi.vayla.routes;

import fi.vayla.attachment.Attachment;
import fi.vayla.attachment.AttachmentStore;
import fi.vayla.attachment.Found;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.system.Address;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.Listed;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One system that a Camel component reaches: a folder, an SFTP server, and whatever else has a component. The route's parameters
 * become the message's headers, which are {@link HeaderTemplate}s. What a failure means is {@link CamelFailure}'s.
 */
final class CamelAdapter implements SystemAdapter {

    private static final Logger log = LoggerFactory.getLogger(CamelAdapter.class);
    private static final String FILE_NAME = "CamelFileName";
    private static final int BYTES_PER_SECOND = 1024 * 1024;

    private final SystemDefinition definition;
    private final CamelTarget target;
    private final ObjectFactory<AttachmentStore> attachments;
    private final ProducerTemplate producers;
    private final ExecutorService threads;
    private final @Nullable RowList rows;

    CamelAdapter(
            SystemDefinition definition,
            CamelTarget target,
            ObjectFactory<AttachmentStore> attachments,
            ProducerTemplate producers,
            ExecutorService threads,
            @Nullable RowList rows) {
        this.definition = definition;
        this.target = target;
        this.attachments = attachments;
        this.producers = producers;
        this.threads = threads;
        this.rows = rows;
    }

    @Override
    public void check(Map<String, String> parameters) {
        if (target.isFiles() && !parameters.containsKey(FILE_NAME)) {
            throw new InvalidConfiguration("system:" + definition.id()
                    + " has to know the name of the file; add the parameter CamelFileName, such as \"{id}.json\"");
        }
        if (!target.isFiles() && parameters.containsKey(HeaderTemplate.FILE)) {
            throw InvalidConfiguration.of(
                    HeaderTemplate.FILE,
                    "system:" + definition.id() + " takes no files; remove " + HeaderTemplate.FILE
                            + ", which is for folders, FTP and SFTP");
        }
        parameters.forEach((name, template) -> HeaderTemplate.check("system:" + definition.id(), name, template));
    }

    /** Of a component nobody knows whether it has something; of the system the administrator says whether it knows repeats. */
    @Override
    public Capability capability(Map<String, String> parameters) {
        return definition.idempotent() ? Capability.IDEMPOTENT : Capability.NEITHER;
    }

    @Override
    public Outcome deliver(Call call) {
        @Nullable Endpoint endpoint = target.find().orElse(null);
        if (endpoint == null) {
            return new Outcome.Unavailable("A secret of " + definition.id() + " is not set", null);
        }
        Map<String, Object> headers;
        try {
            headers = HeaderTemplate.fill(call, FILE_NAME);
        } catch (HeaderTemplate.Unfilled e) {
            return new Outcome.Refused(Outcome.Reason.MAPPING, e.getMessage());
        }
        Object text = headers.remove(HeaderTemplate.BODY);
        if (!(headers.remove(HeaderTemplate.FILE) instanceof String reference)) {
            return send(endpoint, text == null ? call.body() : text, headers, definition.timeout());
        }
        return switch (attachments.getObject().find(reference)) {
            case Found.Here(Attachment file) -> send(endpoint, file, headers);
            case Found.Absent absent -> new Outcome.Refused(Outcome.Reason.ATTACHMENT_MISSING, absent.detail());
            case Found.Unavailable(String detail) -> new Outcome.Unavailable(detail, null);
        };
    }

    /** A file has more time than a message, a second for each megabyte. */
    private Outcome send(Endpoint endpoint, Attachment file, Map<String, Object> headers) {
        InputStream content;
        try {
            content = attachments.getObject().open(file);
        } catch (IOException e) {
            return new Outcome.Unavailable("The file cannot be read: " + e, null);
        }
        try {
            return send(endpoint, content, headers, definition.timeout().plusSeconds(file.size() / BYTES_PER_SECOND));
        } finally {
            IOHelper.close(content, file.reference(), log); // what came of the call stays so if this fails
        }
    }

    private Outcome send(Endpoint endpoint, Object body, Map<String, Object> headers, Duration timeout) {
        try {
            return await(
                    threads.submit(() -> producers.send(endpoint, exchange -> {
                        exchange.getMessage().setBody(body);
                        exchange.getMessage().setHeaders(headers);
                    })),
                    timeout);
        } catch (RejectedExecutionException e) {
            return new Outcome.Unavailable("The hub is stopping", null);
        }
    }

    /** Components have time limits of their own, some longer than the system's, some none. */
    private Outcome await(Future<Exchange> sent, Duration timeout) {
        try {
            @Nullable
            Exception failure =
                    sent.get(timeout.toNanos(), TimeUnit.NANOSECONDS).getException();
            return failure == null ? new Outcome.Delivered(null) : CamelFailure.outcome(failure);
        } catch (TimeoutException e) {
            sent.cancel(true);
            return new Outcome.Unknown("No answer within " + timeout);
        } catch (ExecutionException e) { // before there was anything to send with
            return CamelFailure.outcome(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Unknown("The hub is stopping");
        }
    }

    @Override
    public boolean lists() {
        return rows != null;
    }

    @Override
    public Listed list() {
        return rows == null ? new Listed.Unsupported() : rows.read();
    }

    @Override
    public JsonNode shown(Call call, JsonNode row) {
        try {
            return rows == null ? row : rows.shown(Json.read(call.body()), row);
        } catch (JacksonException e) {
            return row; // what is no JSON is compared by its presence alone
        }
    }

    /** Of a statement what stands before its first bracket, such as {@code insert into roadmap_version}. */
    @Override
    public Optional<Address> address(Call call) {
        String uri = definition.uri();
        return rows == null || uri == null
                ? Optional.empty()
                : Optional.of(new Address(
                        "SQL",
                        uri.substring(uri.indexOf(':') + 1).split("\\(", 2)[0].strip(),
                        null));
    }
}
