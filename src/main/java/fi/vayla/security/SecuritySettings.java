package fi.vayla.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use the API and the console.
 *
 * @param token reference to the bearer token, {@code env:NAME} or {@code file:PATH}; not set by default: only callers on
 *     this machine are let in, as far as they are trusted
 * @param trustLoopback whether callers on this machine are trusted where no token is set, and by
 *     {@code vayla.intake.open-on-loopback}; true by default; set it to false behind a reverse proxy on the same machine,
 *     which may make everybody look local
 */
@ConfigurationProperties("vayla.security")
public record SecuritySettings(
        @Nullable String token, @DefaultValue("true") boolean trustLoopback) {

    public SecuritySettings {
        token = token == null || token.isBlank() ? null : token;
        if (token != null) {
            Secrets.requireReference(token);
        }
    }
}
