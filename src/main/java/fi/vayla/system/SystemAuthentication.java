package fi.vayla.system;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How the hub shows a system its credentials.
 *
 * @param scheme in what form; bearer if left out
 * @param header in which header; Authorization if left out
 */
public record SystemAuthentication(Scheme scheme, @Nullable String header) {

    public static final SystemAuthentication BEARER = new SystemAuthentication(Scheme.bearer, null);

    public enum Scheme {
        /** {@code Bearer} and the token (RFC 6750). */
        bearer,
        /** {@code Basic} and the credentials, which are {@code user:password}, in Base64 (RFC 7617). */
        basic,
        /** The bare token. */
        key
    }

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
    public SystemAuthentication {
        scheme = scheme == null ? Scheme.bearer : scheme;
    }

    public String headerName() {
        return header == null ? "Authorization" : header;
    }

    public String value(String credentials) {
        return switch (scheme) {
            case bearer -> "Bearer " + credentials;
            case basic -> "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
            case key -> credentials;
        };
    }
}
