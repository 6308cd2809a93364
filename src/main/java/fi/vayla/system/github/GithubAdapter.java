package fi.vayla.system.github;

import static fi.vayla.system.RestApi.encoded;

import fi.vayla.event.Json;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.Outcome;
import fi.vayla.system.RestApi;
import fi.vayla.system.SystemAdapter;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings an issue to what the mapping wants of it (GitHub REST API 2022-11-28, "Get an issue" and "Update an issue"). The
 * issue is read first, and nothing is written that it says already, so that a repeat, and a change that comes back, does
 * nothing.
 */
final class GithubAdapter implements SystemAdapter {

    private static final int MOVED = 301;

    private final RestApi api;

    GithubAdapter(RestApi api) {
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
        String path = "/repos/%s/%s/issues/%s"
                .formatted(encoded(wanted.owner()), encoded(wanted.repository()), encoded(wanted.number()));
        RestApi.Reply issue = api.get(path, call);
        if (issue.status() == MOVED) {
            return new Outcome.Refused(
                    Outcome.Reason.REJECTED_BY_SYSTEM, wanted.ref() + " has moved; correct its link in roadmap.yaml");
        }
        if (!issue.isOk()) {
            return issue.outcome();
        }
        ObjectNode patch = wanted.patch(issue.body());
        Outcome outcome = patch.isEmpty()
                ? issue.outcome()
                : api.send("PATCH", path, patch, call).outcome();
        return outcome instanceof Outcome.Delivered ? new Outcome.Delivered(wanted.ref()) : outcome;
    }
}
