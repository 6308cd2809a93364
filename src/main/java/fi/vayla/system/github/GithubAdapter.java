package fi.vayla.system.github;

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
 * Brings an issue to what the mapping wants of it (GitHub REST API 2022-11-28, "Get an issue", "Update an issue", "Create an
 * issue" and "Create an issue comment"). The issue is read first, and nothing is written that it says already, so that a
 * repeat, and a change that comes back, does nothing. An issue that is gone is looked for by its item's label.
 */
final class GithubAdapter implements SystemAdapter {

    private static final int MOVED = 301;

    private final RestApi api;
    private final @Nullable IssueLists lists;

    GithubAdapter(RestApi api, @Nullable IssueLists lists) {
        this.api = api;
        this.lists = lists;
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
        RestApi.Reply issue = api.get(wanted.path(), call);
        if (issue.status() == MOVED) {
            return new Outcome.Refused(
                    Outcome.Reason.REJECTED_BY_SYSTEM, wanted.ref() + " has moved; correct its link in roadmap.yaml");
        }
        return GoneRecord.is(issue.status())
                ? GoneRecord.deliver(
                        call,
                        wanted.ref(),
                        issue.outcome(),
                        () -> others(wanted),
                        ref -> write(wanted.at(ref), api.get(wanted.at(ref).path(), call), call),
                        wanted.create() == null ? null : () -> create(wanted, call))
                : write(wanted, issue, call);
    }

    private Listed others(WantedIssue wanted) {
        String item = lists == null ? "" : lists.item(wanted.labels());
        return lists == null || item.isEmpty() ? new Listed.Unsupported() : lists.find(wanted.home(), item);
    }

    /** A new issue is open; one that should not be is closed then. */
    private Outcome create(WantedIssue wanted, Call call) {
        RestApi.Reply created = api.send("POST", "/repos/" + wanted.home() + "/issues", wanted.toCreate(), call);
        return created.isOk() && created.body().path("number").isNumber()
                ? write(
                        wanted.at(wanted.home() + "#"
                                + created.body().path("number").asLong()),
                        created,
                        call)
                : created.isOk() ? new Outcome.Unknown("GitHub told no number of the new issue") : created.outcome();
    }

    /** The comment goes first: a repeat in between says it twice, and never nothing. */
    private Outcome write(WantedIssue wanted, RestApi.Reply issue, Call call) {
        if (!issue.isOk()) {
            return issue.outcome();
        }
        if (wanted.comment() != null && wanted.isToLose(issue.body())) {
            ObjectNode comment = Json.MAPPER.createObjectNode().put("body", wanted.comment());
            RestApi.Reply said = api.send("POST", wanted.path() + "/comments", comment, call);
            if (!said.isOk()) {
                return said.outcome();
            }
        }
        ObjectNode patch = wanted.patch(issue.body());
        Outcome outcome = patch.isEmpty()
                ? issue.outcome()
                : api.send("PATCH", wanted.path(), patch, call).outcome();
        return outcome instanceof Outcome.Delivered ? new Outcome.Delivered(wanted.ref()) : outcome;
    }

    @Override
    public boolean lists() {
        return lists != null;
    }

    @Override
    public Listed list() {
        return lists == null ? new Listed.Unsupported() : lists.list();
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
        try {
            WantedIssue wanted = Json.read(call.body(), WantedIssue.class);
            return Optional.of(new Address("PATCH", wanted.path(), wanted.ref()));
        } catch (JacksonException e) {
            return Optional.empty(); // deliver() refuses it, and says why
        }
    }
}
