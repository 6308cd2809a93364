package fi.vayla.intake.github;

import fi.vayla.event.ProjectChanged;
import fi.vayla.intake.Decoded;
import fi.vayla.intake.Format;
import fi.vayla.intake.RawMessage;
import fi.vayla.intake.Reading;
import fi.vayla.intake.Source;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * GitHub's webhook events {@code issues}, {@code milestone} and {@code projects_v2_item} (GitHub REST API, webhook events
 * and payloads). {@code X-GitHub-Delivery} is the id; a redelivery has the same one. What the hub itself wrote there, under
 * the login that the setting {@code account} names, says nothing new and is ignored.
 */
@Component
final class GithubFormat implements Format {

    private static final String ACCOUNT = "account";

    @Override
    public String id() {
        return "github";
    }

    @Override
    public Set<String> settings() {
        return Set.of(ACCOUNT);
    }

    @Override
    public Decoded decode(RawMessage message, Source source) {
        JsonNode root = message.json();
        @Nullable String own = source.settings().get(ACCOUNT);
        if (own != null && own.equals(root.at("/sender/login").asString(""))) {
            return new Decoded.Ignored("This is what the hub wrote itself");
        }
        String event = message.header("X-GitHub-Event").orElseGet(() -> shape(root));
        return switch (event) {
            case "issues" -> decode(message, root, Payloads::issue);
            case "milestone" -> decode(message, root, Payloads::milestone);
            case "projects_v2_item" -> decode(message, root, Payloads::projectItem);
            default -> new Decoded.Ignored("GitHub's " + event + " events say nothing about a project");
        };
    }

    private static Decoded decode(
            RawMessage message, JsonNode root, BiFunction<Reading, RawMessage, ProjectChanged> payload) {
        var reading = new Reading(root, ZoneOffset.UTC);
        Optional<String> delivery = message.header("X-GitHub-Delivery").filter(id -> !id.isBlank());
        if (delivery.isEmpty()) {
            reading.problem("", "the header X-GitHub-Delivery is required");
        }
        ProjectChanged data = payload.apply(reading, message);
        return reading.orInvalid(
                () -> new Decoded.Message(delivery.orElseThrow(), data.project(), data.changedAt(), data));
    }

    /** For a sender that leaves the event's name out: the parts of a payload tell it. */
    private static String shape(JsonNode root) {
        if (root.has("projects_v2_item")) {
            return "projects_v2_item";
        }
        if (root.has("issue")) {
            return root.has("comment") ? "issue_comment" : "issues";
        }
        if (root.has("milestone")) {
            return "milestone";
        }
        return root.has("zen") ? "ping" : "other";
    }
}
