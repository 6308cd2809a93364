package fi.vayla.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Says whether a caller proved who it is. Compares in constant time. Thread-safe. */
@Component
public final class CallerCheck {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SIGNATURE_PREFIX = "sha256=";

    private final Secrets secrets;

    CallerCheck(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What became of a check. */
    public enum Verdict {
        /** It is who it says. */
        TRUSTED,
        /** It sent no key or signature. */
        MISSING,
        /** It sent a wrong key or signature. */
        WRONG,
        /** The hub has no secret to compare with, so nobody can be trusted. */
        NO_SECRET
    }

    /**
     * Checks one message.
     *
     * @param sent what the caller sent in the authentication's header
     * @param body the bytes as received
     */
    public Verdict check(Authentication authentication, Optional<String> sent, byte[] body) {
        Optional<String> secret = secrets.find(authentication.secret());
        if (secret.isEmpty()) {
            return Verdict.NO_SECRET;
        }
        if (sent.isEmpty() || sent.get().isBlank()) {
            return Verdict.MISSING;
        }
        String expected = switch (authentication.scheme()) {
            case key -> secret.get();
            case hmac_sha256 -> SIGNATURE_PREFIX + hmac(secret.get(), body);
        };
        String given = switch (authentication.scheme()) {
            case key -> sent.get();
            case hmac_sha256 -> sent.get().toLowerCase(Locale.ROOT);
        };
        return same(expected, given) ? Verdict.TRUSTED : Verdict.WRONG;
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
