package fi.vayla.security;

import org.jspecify.annotations.Nullable;

/**
 * How a caller proves who it is.
 *
 * @param scheme what the caller sends
 * @param header the header that carries it; each scheme has a usual one
 * @param secret reference to the shared secret, {@code env:NAME} or {@code file:PATH}; never the secret itself
 */
public record Authentication(Scheme scheme, @Nullable String header, String secret) {

    public enum Scheme {
        /** The secret itself, in {@code X-Api-Key} unless another header is named. */
        key,
        /** {@code sha256=} and the HMAC-SHA256 of the body in hexadecimal, in {@code X-Hub-Signature-256} unless named. */
        hmac_sha256
    }

    public String headerName() {
        return header != null
                ? header
                : switch (scheme) {
                    case key -> "X-Api-Key";
                    case hmac_sha256 -> "X-Hub-Signature-256";
                };
    }
}
