package fi.vayla.system.jira;

import static fi.vayla.system.RestApi.encoded;

import fi.vayla.event.Json;
import fi.vayla.system.Address;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.GoneRecord;
import fi.vayla.system.Listed;
import fi.vayla.system.Outcome;
import fi.vayla.system.RestApi;
import fi.vayla.system.SystemAdapter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings an issue to what the mapping wants of it (Jira REST API 2, which cloud and Data Center both have: "Get issue",
 * "Edit issue", "Transition issue", "Create issue"). Fields are put, a status is reached by the transition that leads to it. The
 * issue is read first, with the transitions that are open to it, and nothing is written that it says already, so that a repeat,
 * and a change that comes back, does nothing. An issue that is gone is looked for by its item's label.
 */
final class JiraAdapter implements SystemAdapter {

    private static final String ISSUE = "/rest/api/2/issue";
    private static final String TRANSITIONS = "?expand=transitions";

    private final RestApi api;
    private final @Nullable IssueSearch search;

    JiraAdapter(RestApi api, @Nullable IssueSearch search) {
        this.api = api;
        this.search = search;
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
        RestApi.Reply issue = read(wanted.key(), call);
        return GoneRecord.is(issue.status())
                ? GoneRecord.deliver(
                        call,
                        wanted.key(),
                        issue.outcome(),
                        () -> others(wanted),
                        key -> write(wanted.at(key), read(key, call), call),
                        wanted.create() == null ? null : () -> create(wanted, call))
                : write(wanted, issue, call);
    }

    private Listed others(WantedIssue wanted) {
        String item = search == null ? "" : search.item(wanted.labels());
        return search == null || item.isEmpty() ? new Listed.Unsupported() : search.find(item);
    }

    /** The new issue has the status that its workflow begins with, and is written like any other then. */
    private Outcome create(WantedIssue wanted, Call call) {
        RestApi.Reply created = api.send("POST", ISSUE, wanted.toCreate(), call);
        String key = created.body().path("key").asString("");
        return created.isOk() && !key.isEmpty()
                ? write(wanted.at(key), read(key, call), call)
                : created.isOk() ? new Outcome.Unknown("Jira told no key of the new issue") : created.outcome();
    }

    private RestApi.Reply read(String key, Call call) {
        return api.get(ISSUE + "/" + encoded(key) + TRANSITIONS, call);
    }

    private Outcome write(WantedIssue wanted, RestApi.Reply issue, Call call) {
        if (!issue.isOk()) {
            return issue.outcome();
        }
        String path = ISSUE + "/" + encoded(wanted.key());
        ObjectNode edit = wanted.edit(issue.body());
        if (!edit.isEmpty()) {
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

    @Override
    public boolean lists() {
        return search != null;
    }

    @Override
    public Listed list() {
        return search == null ? new Listed.Unsupported() : search.list();
    }

    @Override
    public JsonNode shown(Call call, JsonNode issue) {
        try {
            return Json.read(call.body(), WantedIssue.class).shown(Json.read(call.body()), issue);
        } catch (JacksonException e) {
            return issue; // deliver() refuses it, and says why
        }
    }

    @Override
    public Optional<Address> address(Call call) {
        return Optional.ofNullable(call.place("/key")).map(key -> new Address("PUT", ISSUE + "/" + encoded(key), key));
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
