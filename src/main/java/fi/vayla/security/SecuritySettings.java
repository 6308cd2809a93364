package fi.vayla.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may use the API and the console.
 *
 * @param token reference to the bearer token, {@code env:NAME} or {@code file:PATH}; not set by default: only callers on
 *     this machine are let in
 */
@ConfigurationProperties("vayla.security")
public record SecuritySettings(@Nullable String token) {

    public SecuritySettings {
        token = token == null || token.isBlank() ? null : token;
        if (token != null) {
            Secrets.requireReference(token);
        }
    }
}
