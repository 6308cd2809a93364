package fi.vayla.security;

import fi.vayla.event.InvalidConfiguration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use the API and the console.
 *
 * @param token reference to the bearer token that all share, {@code env:NAME} or {@code file:PATH}; not set by default. While
 *     there is neither this nor an operator, only callers on this machine are let in, as far as they are trusted
 * @param operators persons with a token of their own: name and reference to the token, {@code env:NAME} or {@code file:PATH};
 *     none by default. What they do is audited under their names. A name has letters, digits and {@code . - _ @}; one with
 *     other characters than a to z, digits, point and hyphen stands in brackets, {@code "[name]"}
 * @param trustLoopback whether callers on this machine are trusted where no token is set, and by
 *     {@code vayla.intake.open-on-loopback}; true by default; set it to false behind a reverse proxy on the same machine,
 *     which may make everybody look local
 */
@ConfigurationProperties("vayla.security")
public record SecuritySettings(
        @Nullable String token,
        @DefaultValue Map<String, String> operators,
        @DefaultValue("true") boolean trustLoopback) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,100}");
    private static final Set<String> TAKEN = Set.of(Operator.LOCAL, Operator.SHARED);

    public SecuritySettings {
        token = token == null || token.isBlank() ? null : token;
        if (token != null) {
            Secrets.requireReference(token);
        }
        operators = Map.copyOf(operators);
        operators.forEach((name, reference) -> {
            if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
                throw new InvalidConfiguration("vayla.security.operators: \"" + name
                        + "\" cannot be an operator's name; use letters, digits and . - _ @, and neither "
                        + Operator.LOCAL + " nor " + Operator.SHARED);
            }
            Secrets.requireReference(reference);
        });
    }

    /** Whether callers are asked for a token, wherever they are. */
    boolean tokensCount() {
        return token != null || !operators.isEmpty();
    }
}
