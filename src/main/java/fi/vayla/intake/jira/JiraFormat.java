package fi.vayla.intake.jira;

import fi.vayla.event.ProjectChanged;
import fi.vayla.intake.Decoded;
import fi.vayla.intake.Format;
import fi.vayla.intake.RawMessage;
import fi.vayla.intake.Reading;
import fi.vayla.intake.Source;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Jira's issue webhooks of all three generations: cloud, server, and old servers that name no webhook event (Atlassian,
 * "Jira webhooks"). The header {@code X-Atlassian-Webhook-Identifier} is the id; servers send none, so there it is the
 * issue's id with its change's or its time. What the hub itself wrote there, under the account id or user name that the
 * setting {@code account} names, says nothing new and is ignored.
 */
@Component
final class JiraFormat implements Format {

    private static final String ACCOUNT = "account";

    private static final Pattern ISSUE_EVENT = Pattern.compile("(jira:)?issue_(created|updated|deleted)");

    /** Old servers report comments and work logs as an update of the issue. */
    private static final Pattern NO_CHANGE = Pattern.compile("issue_(comment|worklog|work_logged).*");

    /** Milliseconds of a year with four digits. */
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{1,14}");

    @Override
    public String id() {
        return "jira";
    }

    @Override
    public Set<String> settings() {
        return Set.of(ACCOUNT);
    }

    @Override
    public Decoded decode(RawMessage message, Source source) {
        JsonNode root = message.json();
        @Nullable String own = source.settings().get(ACCOUNT);
        if (own != null && (own.equals(user(root, "accountId")) || own.equals(user(root, "name")))) {
            return new Decoded.Ignored("This is what the hub wrote itself");
        }
        String event = event(root);
        String kind = root.path("issue_event_type_name").asString("");
        if (!ISSUE_EVENT.matcher(event).matches()) {
            return new Decoded.Ignored("Jira's " + event + " events say nothing about a project");
        }
        if (NO_CHANGE.matcher(kind).matches()) {
            return new Decoded.Ignored("Jira's " + kind + " changes nothing of a project");
        }
        var reading = new Reading(root, ZoneOffset.UTC);
        String key = reading.requiredText("/issue/key");
        @Nullable Instant time = time(reading);
        if (time == null) {
            reading.problem("/timestamp", "is required when the issue has no time of its update");
        }
        Instant changed = time == null ? Instant.EPOCH : time;
        String id = message.header("X-Atlassian-Webhook-Identifier")
                .filter(header -> !header.isBlank())
                .orElseGet(() -> ownId(reading, changed));
        ProjectChanged data = Issue.read(reading, key, event.endsWith("deleted"), changed);
        return reading.orInvalid(() -> new Decoded.Message(id, key, data.changedAt(), data));
    }

    private static String user(JsonNode root, String name) {
        return root.path("user").path(name).asString("");
    }

    private static String event(JsonNode root) {
        for (String name : new String[] {"webhookEvent", "event"}) {
            if (root.path(name).isString()) {
                return root.path(name).stringValue();
            }
        }
        return root.has("issue") && !root.has("comment") ? "issue_updated" : "unnamed";
    }

    private static @Nullable Instant time(Reading reading) {
        @Nullable String milliseconds = reading.text("/timestamp");
        if (milliseconds == null) {
            return reading.time("/issue/fields/updated");
        }
        if (!MILLISECONDS.matcher(milliseconds).matches()) {
            reading.problem("/timestamp", "must be milliseconds since 1970");
            return Instant.EPOCH;
        }
        return Instant.ofEpochMilli(Long.parseLong(milliseconds));
    }

    private static String ownId(Reading reading, Instant time) {
        @Nullable String change = reading.text("/changelog/id");
        return reading.requiredText("/issue/id") + "/" + (change != null ? change : time.toEpochMilli());
    }
}
