package fi.vayla.system.rest;

import fi.vayla.security.Secrets;
import fi.vayla.system.SystemDefinition;
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
final class SystemHttp {

    private static final int LARGEST_ANSWER = 16 * 1024 * 1024;

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

    HttpUriRequestBase request(String method, String path) throws URISyntaxException {
        HttpUriRequestBase request = new HttpUriRequestBase(method, new URI(definition.url() + path));
        request.setConfig(config);
        request.setHeader("Accept", "application/json");
        return request;
    }

    /** A system that answers drop by drop is never silent for long: such a call ends a little after its time is over. */
    <T> T execute(HttpUriRequestBase request, HttpClientResponseHandler<T> handler) throws IOException {
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

    static byte[] body(ClassicHttpResponse response) throws IOException {
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

    /** True when no byte of the request can have reached the system. */
    static boolean neverReached(IOException e) {
        return e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof ConnectionRequestTimeoutException
                || e instanceof SSLHandshakeException
                || e instanceof SSLPeerUnverifiedException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException;
    }
}
