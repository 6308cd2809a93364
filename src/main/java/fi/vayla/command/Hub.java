package fi.vayla.command;

import fi.vayla.event.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A running hub's API. Throws {@link Failure} when there is none or when it refuses. */
final class Hub {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** A bulk order over many thousand messages takes its time. */
    private static final Duration ANSWER = Duration.ofMinutes(5);

    /** Visible ASCII; empty for no token. */
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7E]*");

    private final URI url;
    private final @Nullable String token;

    Hub(URI url, @Nullable String token) {
        String sent = token == null ? "" : token.strip();
        if (!SENDABLE.matcher(sent).matches()) {
            throw new Failure(
                    "the token has characters that a header cannot carry; give it others, here and in the hub");
        }
        this.url = url;
        this.token = sent.isEmpty() ? null : sent;
    }

    /** @param query those that are null are left out */
    JsonNode get(String path, Map<String, @Nullable String> query) {
        return send("GET", path + query(query), BodyPublishers.noBody());
    }

    JsonNode send(String method, String path, Object body) {
        return send(method, path, BodyPublishers.ofByteArray(Json.write(body)));
    }

    /** Sends a file. */
    JsonNode post(String path, byte[] file, Map<String, @Nullable String> query) {
        return send("POST", path + query(query), BodyPublishers.ofByteArray(file));
    }

    /** Fetches a file. */
    byte[] download(String path) {
        HttpResponse<byte[]> response = exchange("GET", path, BodyPublishers.noBody());
        if (response.statusCode() >= 300) {
            read(response);
        }
        return response.body();
    }

    /** One segment of a path. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String query(Map<String, @Nullable String> query) {
        String parameters = query.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "=" + segment(Objects.requireNonNull(parameter.getValue())))
                .sorted()
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? "" : "?" + parameters;
    }

    private JsonNode send(String method, String path, BodyPublisher body) {
        return read(exchange(method, path, body));
    }

    private HttpResponse<byte[]> exchange(String method, String path, BodyPublisher body) {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                    .timeout(ANSWER)
                    .header("Content-Type", "application/json")
                    .method(method, body);
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Failure("no hub answers at " + url + " (" + e.getClass().getSimpleName()
                    + "); start one with ./vayla run, or say where it is with --url");
        } catch (IllegalArgumentException e) {
            throw new Failure(url + " is not the address of a hub"); // the cause may quote what was sent
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    private String address() {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private JsonNode read(HttpResponse<byte[]> response) {
        JsonNode answer = json(response.body());
        if (response.statusCode() < 300) {
            return answer;
        }
        String detail = answer.path("detail").asString("HTTP " + response.statusCode());
        String errors = answer.path("errors")
                .valueStream()
                .map(error -> "\n  " + error.path("pointer").asString("") + " "
                        + error.path("message").asString(""))
                .collect(Collectors.joining());
        throw new Failure(detail + errors);
    }

    private JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? Json.MAPPER.createObjectNode() : Json.read(body);
        } catch (JacksonException e) {
            throw new Failure("what answers at " + url + " is not a hub");
        }
    }
}
