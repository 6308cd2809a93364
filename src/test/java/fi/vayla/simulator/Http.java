package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls to the town from outside. */
final class Http {

    private Http() {}

    static JsonNode get(URI base, String path) {
        return Json.read(exchange("GET", base, path, null, "").body());
    }

    static int status(URI base, String path) {
        return exchange("GET", base, path, null, "").statusCode();
    }

    static HttpResponse<byte[]> post(URI base, String path, @Nullable String key, String body) {
        return exchange("POST", base, path, key, body);
    }

    static HttpResponse<byte[]> put(URI base, String path, @Nullable String key, String body) {
        return exchange("PUT", base, path, key, body);
    }

    private static HttpResponse<byte[]> exchange(
            String method, URI base, String path, @Nullable String key, String body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        // a client for each call: a kept connection may lead to an earlier town that had the same port
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
