package fi.vayla.system;

import fi.vayla.security.Secrets;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/** One system's address, token and time limit around the client that all systems share. Safe for many threads. */
public final class SystemHttp {

    private static final int LARGEST_ANSWER = 16 * 1024 * 1024;
    private static final int BYTES_PER_SECOND = 1024 * 1024;

    private final SystemDefinition definition;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;
    private final Secrets secrets;
    private final RequestConfig config;

    SystemHttp(
            SystemDefinition definition,
            CloseableHttpClient client,
            ScheduledExecutorService deadlines,
            Secrets secrets) {
        this.definition = definition;
        this.client = client;
        this.deadlines = deadlines;
        this.secrets = secrets;
        this.config = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(definition.timeout()))
                .setConnectionRequestTimeout(Timeout.of(definition.timeout()))
                .build();
    }

    /** @param path below the system's URL; empty for the URL itself */
    public HttpUriRequestBase request(String method, String path) throws URISyntaxException {
        HttpUriRequestBase request = new HttpUriRequestBase(method, new URI(definition.url() + path));
        request.setConfig(config);
        request.setHeader("Accept", "application/json");
        return request;
    }

    /** A request that carries a message, with its Idempotency-Key and its trace. */
    public HttpUriRequestBase request(String method, String path, Call call) throws URISyntaxException {
        HttpUriRequestBase request = request(method, path);
        request.setHeader("Idempotency-Key", call.idempotencyKey());
        trace(request, call);
        return request;
    }

    public static void trace(HttpUriRequestBase request, Call call) {
        if (call.event().traceparent() != null) {
            request.setHeader("traceparent", call.event().traceparent());
        }
    }

    /**
     * A system that answers drop by drop is never silent for long: such a call ends a little after its time is over, which is
     * longer for one with files, a second for each megabyte.
     */
    public <T> T execute(HttpUriRequestBase request, HttpClientResponseHandler<T> handler) throws IOException {
        authorize(request);
        long sent = request.getEntity() == null ? 0 : request.getEntity().getContentLength();
        long most = definition
                .timeout()
                .plus(HttpConnections.CONNECT_TIMEOUT)
                .plusSeconds(sent / BYTES_PER_SECOND)
                .toMillis();
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

    public static byte[] body(ClassicHttpResponse response) throws IOException {
        return response.getEntity() == null
                ? new byte[0]
                : EntityUtils.toByteArray(response.getEntity(), LARGEST_ANSWER);
    }

    /** A token that is not there yet is an outage of ours, not the message's fault. */
    private void authorize(HttpUriRequestBase request) throws ConnectException {
        String credentials = definition.credentials();
        if (credentials != null) {
            String token = secrets.find(credentials)
                    .orElseThrow(() -> new ConnectException(
                            "There is no token for " + definition.id() + " at " + credentials + "; set it"));
            request.setHeader(
                    definition.authentication().headerName(),
                    definition.authentication().value(token));
        }
    }

    /** What a call that ended with this means for a delivery. */
    public static Outcome outcome(IOException e) {
        return neverReached(e) ? new Outcome.Unavailable(e.toString(), null) : new Outcome.Unknown(e.toString());
    }

    /** True when no byte of the request can have reached the system. */
    private static boolean neverReached(IOException e) {
        return e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof ConnectionRequestTimeoutException
                || e instanceof SSLHandshakeException
                || e instanceof SSLPeerUnverifiedException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException;
    }
}
