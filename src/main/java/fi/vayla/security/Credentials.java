package fi.vayla.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends to be let in.
 *
 * @param user of HTTP Basic; null for a bearer token
 */
record Credentials(@Nullable String user, String token) {

    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    static Optional<Credentials> bearer(HttpServletRequest request) {
        return after(BEARER, request).map(token -> new Credentials(null, token));
    }

    static Optional<Credentials> basic(HttpServletRequest request) {
        return after(BASIC, request).flatMap(Credentials::pair);
    }

    private static Optional<String> after(String scheme, HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(scheme))
                .map(value -> value.substring(scheme.length()).strip());
    }

    /** Of {@code user:password} in Base64. */
    private static Optional<Credentials> pair(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return user == null ? "a bearer token" : "the password of " + user;
    }
}
