package fi.vayla.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to a member, its body read to the end.
 *
 * @param path without the query, decoded
 * @param headers the first value of each, by its name in small letters
 */
@SuppressWarnings("ArrayRecordComponent") // parsed once by whoever handles it; never compared
record Request(String method, String path, @Nullable String query, Map<String, String> headers, byte[] body) {

    static Request read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestURI().getRawQuery(),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    @Nullable
    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    @Nullable
    String idempotencyKey() {
        return header("Idempotency-Key");
    }

    /** Whether it carries credentials of this scheme, such as Bearer. */
    boolean hasAuthorization(String scheme) {
        String given = header("Authorization");
        return given != null && given.startsWith(scheme + " ") && given.length() > scheme.length() + 1;
    }

    boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && path.equals(wantedPath);
    }

    /** What follows the prefix in the path of a call with this method; empty if it is another call. */
    Optional<String> below(String wantedMethod, String prefix) {
        return method.equals(wantedMethod) && path.startsWith(prefix) && path.length() > prefix.length()
                ? Optional.of(path.substring(prefix.length()))
                : Optional.empty();
    }

    Optional<String> parameter(String name) {
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                        .findFirst();
    }
}
