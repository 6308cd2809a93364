package fi.vayla.intake.github;

import fi.vayla.conformance.IntakeFormatContract;
import fi.vayla.conformance.Subject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

@Subject(value = "github", of = GithubFormat.class)
class GithubContractTest extends IntakeFormatContract {

    private static final String SECRET = "It's a Secret to Everybody";

    @Override
    protected String source() {
        return "github";
    }

    @Override
    protected String message(String id) {
        return """
                {"action": "opened",
                 "issue": {"number": 12, "title": "Avataan rajapinta, pääosin", "state": "open", "state_reason": null,
                   "assignee": null, "html_url": "https://git.example.fi/testila/rajapinta/issues/12",
                   "updated_at": "2026-05-04T10:00:00Z"},
                 "repository": {"full_name": "testila/rajapinta"}}
                """;
    }

    @Override
    protected Map<String, String> headers(String id) {
        return Map.of("X-GitHub-Event", "issues", "X-GitHub-Delivery", id);
    }

    @Override
    protected Map<String, String> credentials(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Map.of("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String incomplete() {
        return "{}";
    }
}
