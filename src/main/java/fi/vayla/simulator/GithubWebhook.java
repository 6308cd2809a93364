package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's {@code issues} webhook (GitHub Docs, "Webhook events and payloads"). */
final class GithubWebhook {

    static final String REPOSITORY = "porvoo/digiohjelma";

    private static final String ALGORITHM = "HmacSHA256";

    private GithubWebhook() {}

    static byte[] write(Project before, Project after, Instant now) {
        String updated = now.truncatedTo(ChronoUnit.SECONDS).toString();
        boolean closed = after.stage() == Project.Stage.DONE;
        ObjectNode webhook = Json.MAPPER.createObjectNode();
        webhook.put("action", action(before, after));
        ObjectNode issue = webhook.putObject("issue")
                .put("html_url", "https://github.example/" + REPOSITORY + "/issues/" + after.number())
                .put("id", 4_000_000 + after.number())
                .put("number", after.number())
                .put("title", after.title())
                .put("state", closed ? "closed" : "open")
                .put("locked", false)
                .put("created_at", "2026-01-02T06:00:00Z")
                .put("updated_at", updated);
        issue.putArray("labels")
                .addObject()
                .put("name", after.stage().word().toLowerCase(java.util.Locale.ROOT))
                .put("default", false);
        if (closed) {
            issue.put("closed_at", updated).put("state_reason", "completed");
        } else {
            issue.putNull("closed_at").putNull("state_reason");
        }
        issue.putNull("milestone").put("body", "Valmiina " + after.progress() + " %");
        if (after.stage() == Project.Stage.IN_PROGRESS) {
            person(issue.putObject("assignee"));
        } else {
            issue.putNull("assignee");
        }
        webhook.putObject("repository")
                .put("id", 4_000_000)
                .put("name", REPOSITORY.substring(REPOSITORY.indexOf('/') + 1))
                .put("full_name", REPOSITORY)
                .put("private", false);
        person(webhook.putObject("sender"));
        return Json.write(webhook);
    }

    private static void person(ObjectNode node) {
        node.put("login", "testi-testinen").put("id", 1).put("type", "User");
    }

    /** The value of {@code X-Hub-Signature-256}. */
    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static String action(Project before, Project after) {
        if (before.stage() == after.stage()) {
            return "edited";
        }
        return switch (after.stage()) {
            case DONE -> "closed";
            case TO_DO, ON_HOLD -> "labeled";
            case IN_PROGRESS -> before.stage() == Project.Stage.DONE ? "reopened" : "labeled";
        };
    }
}
