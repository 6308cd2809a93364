package fi.vayla.system;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.security.Secrets;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/** The one HTTP client that all systems share, with its connections. */
@Component
public final class HttpConnections implements AutoCloseable {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private static final Pattern URI_USER = Pattern.compile("^https?://[^/]*@");

    private final Secrets secrets;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;

    public HttpConnections(Secrets secrets) {
        this.secrets = secrets;
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("http-deadlines").daemon().factory());
        this.deadlines.setRemoveOnCancelPolicy(true);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        // how many calls a system gets at once is said in systems.yaml, and counted by who calls
                        .setMaxConnTotal(Integer.MAX_VALUE)
                        .setMaxConnPerRoute(Integer.MAX_VALUE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECT_TIMEOUT))
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .setTimeToLive(TimeValue.ofMinutes(5))
                                .build())
                        .build())
                // when and whether to send again is the delivery's to decide
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching() // credentials are a header of each request
                .setUserAgent("vayla")
                .build();
    }

    /** Throws {@link InvalidConfiguration} for a URL that is none, or that has a password in it. */
    public SystemHttp to(SystemDefinition definition) {
        if (URI_USER.matcher(definition.url()).find()) { // it would stand on the log, and in every answer
            throw InvalidConfiguration.of(
                    "url",
                    "System %s: url has a user or a password in it; remove them, and write credentials as env:NAME or file:PATH"
                            .formatted(definition.id()));
        }
        if (!definition.url().matches("https?://[^/\\s]+(/\\S*)?")
                || definition.url().endsWith("/")) {
            throw InvalidConfiguration.of(
                    "url",
                    "System %s: url \"%s\" is no address; write it as https://host or https://host/path"
                            .formatted(definition.id(), definition.url()));
        }
        return new SystemHttp(definition, client, deadlines, secrets);
    }

    /** Single calls of such a system, for an adapter whose protocol takes several for a message. Throws as {@link #to} does. */
    public RestApi api(SystemDefinition definition) {
        return new RestApi(definition, to(definition));
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
