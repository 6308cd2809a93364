package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's {@code issues} webhook (GitHub Docs, "Webhook events and payloads"). */
final class GithubWebhook {

    private static final String ALGORITHM = "HmacSHA256";

    private GithubWebhook() {}

    /** @param login who made the change */
    static byte[] write(Project before, Project after, String login, Instant now) {
        ObjectNode webhook = Json.MAPPER.createObjectNode();
        webhook.put("action", action(before, after));
        webhook.set("issue", issue(after, now));
        webhook.putObject("repository")
                .put("id", 4_000_000)
                .put("name", after.home().substring(after.home().indexOf('/') + 1))
                .put("full_name", after.home())
                .put("private", false);
        person(webhook.putObject("sender"), login);
        return Json.write(webhook);
    }

    /** As the REST interface shows it too. */
    static ObjectNode issue(Project project, Instant now) {
        String updated = now.truncatedTo(ChronoUnit.SECONDS).toString();
        boolean closed = project.stage() == Project.Stage.DONE || project.stage() == Project.Stage.CANCELLED;
        ObjectNode issue = Json.MAPPER.createObjectNode();
        issue.put("html_url", "https://github.example/" + project.home() + "/issues/" + project.number())
                .put("id", 4_000_000 + project.number())
                .put("number", project.number())
                .put("title", project.title())
                .put("state", closed ? "closed" : "open")
                .put("locked", false)
                .put("created_at", "2026-01-02T06:00:00Z")
                .put("updated_at", updated);
        ArrayNode labels = issue.putArray("labels");
        Stream.concat(Stream.of(project.stage().label()), project.labels().stream())
                .forEach(label -> labels.addObject().put("name", label).put("default", false));
        if (closed) {
            issue.put("closed_at", updated)
                    .put("state_reason", project.stage() == Project.Stage.DONE ? "completed" : "not_planned");
        } else {
            issue.putNull("closed_at").putNull("state_reason");
        }
        issue.putNull("milestone").put("body", "Valmiina " + project.progress() + " %");
        if (project.stage() == Project.Stage.IN_PROGRESS) {
            person(issue.putObject("assignee"), "testi-testinen");
        } else {
            issue.putNull("assignee");
        }
        return issue;
    }

    private static void person(ObjectNode node, String login) {
        node.put("login", login).put("id", 1).put("type", "User");
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
            case DONE, CANCELLED -> "closed";
            case TO_DO, ON_HOLD -> "labeled";
            case IN_PROGRESS ->
                before.stage() == Project.Stage.DONE || before.stage() == Project.Stage.CANCELLED
                        ? "reopened"
                        : "labeled";
        };
    }
}
