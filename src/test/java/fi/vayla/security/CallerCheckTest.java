package fi.vayla.security;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.security.Authentication.Scheme;
import fi.vayla.security.CallerCheck.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerCheckTest {

    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);

    /** The example of GitHub's documentation, "Validating webhook deliveries". */
    private static final String SIGNATURE = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private final CallerCheck check =
            new CallerCheck(new Secrets(Map.of("KEY", "avain", "HOOK", "It's a Secret to Everybody")::get));

    @Test
    void a_key_is_compared_with_the_secret() {
        assertThat(key("KEY", "avain")).isEqualTo(Verdict.TRUSTED);
        assertThat(key("KEY", "avai")).isEqualTo(Verdict.WRONG);
        assertThat(key("KEY", " ")).isEqualTo(Verdict.MISSING);
        assertThat(key("NONE", "")).isEqualTo(Verdict.NO_SECRET);
    }

    @Test
    void a_signature_is_that_of_the_body() {
        assertThat(signature(SIGNATURE, BODY)).isEqualTo(Verdict.TRUSTED);
        assertThat(signature(SIGNATURE.substring("sha256=".length()), BODY)).isEqualTo(Verdict.WRONG);
        assertThat(signature(SIGNATURE, "hello, World!".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Verdict.WRONG);
    }

    private Verdict key(String secret, String sent) {
        return check.check(new Authentication(Scheme.key, null, "env:" + secret), Optional.of(sent), BODY);
    }

    private Verdict signature(String sent, byte[] body) {
        return check.check(new Authentication(Scheme.hmac_sha256, null, "env:HOOK"), Optional.of(sent), body);
    }
}
