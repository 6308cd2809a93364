package fi.vayla.system.rest;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.security.Secrets;
import fi.vayla.system.Call;
import fi.vayla.system.Fetched;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;

/**
 * One system with a REST interface. The route says {@code method} (POST by default) and {@code path}; what the answers mean is
 * {@link Answer}'s.
 */
final class RestAdapter implements SystemAdapter {

    private static final int LARGEST_ANSWER = 16 * 1024 * 1024;

    private final SystemDefinition definition;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;
    private final Secrets secrets;
    private final JsonPointer targetId;
    private final RequestConfig config;

    RestAdapter(
            SystemDefinition definition,
            CloseableHttpClient client,
            ScheduledExecutorService deadlines,
            Secrets secrets) {
        this.definition = definition;
        this.client = client;
        this.deadlines = deadlines;
        this.secrets = secrets;
        this.targetId = targetId(definition);
        this.config = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(definition.timeout()))
                .setConnectionRequestTimeout(Timeout.of(definition.timeout()))
                .build();
    }

    private static JsonPointer targetId(SystemDefinition definition) {
        try {
            return JsonPointer.compile(definition.targetId());
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(
                    "System %s: targetId \"%s\" is not a JSON Pointer; write it as /id"
                            .formatted(definition.id(), definition.targetId()),
                    e);
        }
    }

    @Override
    public void check(Map<String, String> parameters) {
        for (String name : parameters.keySet()) {
            if (!name.equals("method") && !name.equals("path")) {
                throw new InvalidConfiguration(
                        "system:" + definition.id() + " has no parameter " + name + "; it takes method and path");
            }
        }
        String path = parameters.getOrDefault("path", "");
        if (!path.isEmpty() && !path.startsWith("/")) {
            throw new InvalidConfiguration("The path " + path + " of system:" + definition.id() + " begins with /");
        }
    }

    @Override
    public Outcome deliver(Call call) {
        HttpUriRequestBase request;
        try {
            String path = PathTemplate.fill(call.parameters().getOrDefault("path", ""), call);
            request = request(call.parameters().getOrDefault("method", "POST"), path);
        } catch (PathTemplate.Unfilled | URISyntaxException e) {
            return new Outcome.Refused(Outcome.Reason.MAPPING, String.valueOf(e.getMessage()));
        }
        request.setHeader("Idempotency-Key", call.idempotencyKey());
        if (call.event().traceparent() != null) {
            request.setHeader("traceparent", call.event().traceparent());
        }
        request.setEntity(new ByteArrayEntity(call.body(), ContentType.APPLICATION_JSON));
        try {
            return execute(request, response -> Answer.outcome(response, body(response), this::targetId));
        } catch (IOException e) {
            return neverReached(e) ? new Outcome.Unavailable(e.toString(), null) : new Outcome.Unknown(e.toString());
        }
    }

    @Override
    public Fetched fetch(String path) {
        try {
            return execute(request("GET", path), response -> {
                byte[] body = body(response);
                return switch (response.getCode()) {
                    case 200 -> new Fetched.Found(body);
                    case 404, 410 -> new Fetched.Absent();
                    default -> new Fetched.Unavailable(definition.id() + " answered " + response.getCode());
                };
            });
        } catch (IOException | URISyntaxException e) {
            return new Fetched.Unavailable(e.toString());
        }
    }

    /** A system that answers drop by drop is never silent for long: such a call ends a little after its time is over. */
    private <T> T execute(HttpUriRequestBase request, HttpClientResponseHandler<T> handler) throws IOException {
        authorize(request);
        long most =
                definition.timeout().plus(RestAdapterFactory.CONNECT_TIMEOUT).toMillis();
        try {
            Future<?> deadline = deadlines.schedule(request::cancel, most, TimeUnit.MILLISECONDS);
            try {
                return client.execute(request, handler);
            } finally {
                deadline.cancel(false);
            }
        } catch (RejectedExecutionException | IllegalStateException e) {
            if (deadlines.isShutdown()) { // the client is closed with it
                throw new ConnectException("The hub is stopping");
            }
            throw e;
        }
    }

    private static byte[] body(ClassicHttpResponse response) throws IOException {
        return response.getEntity() == null
                ? new byte[0]
                : EntityUtils.toByteArray(response.getEntity(), LARGEST_ANSWER);
    }

    private HttpUriRequestBase request(String method, String path) throws URISyntaxException {
        HttpUriRequestBase request = new HttpUriRequestBase(method, new URI(definition.url() + path));
        request.setConfig(config);
        request.setHeader("Accept", "application/json");
        return request;
    }

    /** A token that is not there yet is an outage of ours, not the message's fault. */
    private void authorize(HttpUriRequestBase request) throws ConnectException {
        String credentials = definition.credentials();
        if (credentials != null) {
            String token = secrets.find(credentials)
                    .orElseThrow(() -> new ConnectException(
                            "There is no token for " + definition.id() + " at " + credentials + "; set it"));
            request.setHeader("Authorization", "Bearer " + token);
        }
    }

    /** True when no byte of the request can have reached the system. */
    private static boolean neverReached(IOException e) {
        return e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof ConnectionRequestTimeoutException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException;
    }

    private @Nullable String targetId(byte[] body) {
        try {
            var id = Json.read(body).at(targetId);
            return id.isValueNode() && !id.isNull() ? id.asString() : null;
        } catch (JacksonException e) {
            return null; // an answer without JSON names no id, and is a success all the same
        }
    }
}
