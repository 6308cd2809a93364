package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/**
 * One system that a Camel component reaches: a folder, an SFTP server, and whatever else has a component. The route's parameters
 * become the message's headers, which are {@link HeaderTemplate}s. What a failure means is {@link CamelFailure}'s.
 */
final class CamelAdapter implements SystemAdapter {

    private static final String FILE_NAME = "CamelFileName";

    private final SystemDefinition definition;
    private final CamelTarget target;
    private final ProducerTemplate producers;
    private final ExecutorService threads;

    CamelAdapter(SystemDefinition definition, CamelTarget target, ProducerTemplate producers, ExecutorService threads) {
        this.definition = definition;
        this.target = target;
        this.producers = producers;
        this.threads = threads;
    }

    @Override
    public void check(Map<String, String> parameters) {
        if (target.isFiles() && !parameters.containsKey(FILE_NAME)) {
            throw new InvalidConfiguration("system:" + definition.id()
                    + " has to know the name of the file; add the parameter CamelFileName, such as \"{id}.json\"");
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
        try {
            return await(threads.submit(() -> send(endpoint, call.body(), headers)));
        } catch (RejectedExecutionException e) {
            return new Outcome.Unavailable("The hub is stopping", null);
        }
    }

    private Exchange send(Endpoint endpoint, byte[] body, Map<String, Object> headers) {
        return producers.send(endpoint, exchange -> {
            Object text = headers.remove(HeaderTemplate.BODY);
            exchange.getMessage().setBody(text == null ? body : text);
            exchange.getMessage().setHeaders(headers);
        });
    }

    /** Components have time limits of their own, some longer than the system's, some none. */
    private Outcome await(Future<Exchange> sent) {
        try {
            @Nullable
            Exception failure = sent.get(definition.timeout().toNanos(), TimeUnit.NANOSECONDS)
                    .getException();
            return failure == null ? new Outcome.Delivered(null) : CamelFailure.outcome(failure);
        } catch (TimeoutException e) {
            sent.cancel(true);
            return new Outcome.Unknown("No answer within " + definition.timeout());
        } catch (ExecutionException e) { // before there was anything to send with
            return CamelFailure.outcome(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Unknown("The hub is stopping");
        }
    }
}
