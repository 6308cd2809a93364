package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The town's one way to the hub. */
final class HubClient implements AutoCloseable {

    private static final int CONNECTIONS = 64;

    private final URI hub;
    private final CloseableHttpClient http;

    HubClient(URI hub) {
        this.hub = hub;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(2))
                        .build())
                .build();
        http = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofSeconds(10))
                        .build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    HubAnswer send(Message message) {
        HttpPost post = new HttpPost(URI.create(hub + message.path()));
        message.headers().forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(message.body(), ContentType.APPLICATION_JSON));
        try {
            return http.execute(post, HubClient::answer);
        } catch (IOException e) {
            return new HubAnswer.Later(String.valueOf(e.getMessage()), null);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    private static HubAnswer answer(ClassicHttpResponse response) throws IOException, HttpException {
        byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
        int status = response.getCode();
        return switch (status) {
            case 202 -> accepted(body);
            case 408, 425, 429, 500, 502, 503, 504 -> new HubAnswer.Later("HTTP " + status, retryAfter(response));
            default ->
                status >= 200 && status < 300
                        ? new HubAnswer.Ignored()
                        : new HubAnswer.Refused(status, new String(body, StandardCharsets.UTF_8));
        };
    }

    private static HubAnswer accepted(byte[] body) {
        try {
            String receipt = Json.read(body).path("receipt").asString("");
            return receipt.isEmpty()
                    ? new HubAnswer.Refused(202, "accepted without a receipt")
                    : new HubAnswer.Accepted(receipt);
        } catch (JacksonException e) {
            return new HubAnswer.Refused(202, "accepted without JSON: " + e.getOriginalMessage());
        }
    }

    private static @Nullable Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        return header != null && header.getValue().matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(header.getValue()))
                : null;
    }
}
