package fi.vayla.system.jira;

import static fi.vayla.system.RestApi.encoded;

import fi.vayla.event.Json;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.Outcome;
import fi.vayla.system.RestApi;
import fi.vayla.system.SystemAdapter;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings an issue to what the mapping wants of it (Jira REST API 2, which cloud and Data Center both have: "Get issue",
 * "Edit issue", "Transition issue"). Fields are put, a status is reached by the transition that leads to it. The issue is
 * read first, with the transitions that are open to it, and nothing is written that it says already, so that a repeat, and a
 * change that comes back, does nothing.
 */
final class JiraAdapter implements SystemAdapter {

    private static final String TRANSITIONS = "?expand=transitions";

    private final RestApi api;

    JiraAdapter(RestApi api) {
        this.api = api;
    }

    @Override
    public Capability capability(Map<String, String> parameters) {
        return Capability.IDEMPOTENT;
    }

    @Override
    public Outcome deliver(Call call) {
        WantedIssue wanted;
        try {
            wanted = Json.read(call.body(), WantedIssue.class);
        } catch (JacksonException e) {
            return new Outcome.Refused(Outcome.Reason.SCHEMA, "This is no issue: " + e.getOriginalMessage());
        }
        String path = "/rest/api/2/issue/" + encoded(wanted.key());
        RestApi.Reply issue = api.get(path + TRANSITIONS, call);
        if (!issue.isOk()) {
            return issue.outcome();
        }
        ObjectNode fields = wanted.fieldsToPut(issue.body());
        if (!fields.isEmpty()) {
            ObjectNode edit = Json.MAPPER.createObjectNode();
            edit.set("fields", fields);
            Outcome put = api.send("PUT", path, edit, call).outcome();
            if (!(put instanceof Outcome.Delivered)) {
                return put;
            }
        }
        return switch (wanted.move(issue.body())) {
            case Move.None none -> new Outcome.Delivered(wanted.key());
            case Move.Impossible(String why) -> new Outcome.Refused(Outcome.Reason.REJECTED_BY_SYSTEM, why);
            case Move.By(String transition) -> moved(wanted, path, transition, call);
        };
    }

    /** A transition that is refused may be one that somebody else, or a repeat on the way, took a moment ago. */
    private Outcome moved(WantedIssue wanted, String path, String transition, Call call) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("transition").put("id", transition);
        Outcome outcome = api.send("POST", path + "/transitions", body, call).outcome();
        if (outcome instanceof Outcome.Refused) {
            RestApi.Reply now = api.get(path + TRANSITIONS, call);
            outcome = now.isOk() && wanted.move(now.body()) instanceof Move.None ? now.outcome() : outcome;
        }
        return outcome instanceof Outcome.Delivered ? new Outcome.Delivered(wanted.key()) : outcome;
    }

    /** How an issue gets to a status. */
    sealed interface Move {

        /** It is there. */
        record None() implements Move {}

        record By(String transition) implements Move {}

        /** Its workflow has no such step from where it is. */
        record Impossible(String why) implements Move {}

        static Move by(JsonNode transition) {
            return new By(transition.path("id").asString());
        }
    }
}
