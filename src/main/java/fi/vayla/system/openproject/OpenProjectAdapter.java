package fi.vayla.system.openproject;

import static fi.vayla.system.RestApi.encoded;

import fi.vayla.event.Json;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.Outcome;
import fi.vayla.system.RestApi;
import fi.vayla.system.RestApi.Reply;
import fi.vayla.system.SystemAdapter;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a work package to what the mapping wants of it (OpenProject API v3, "Work packages", "Statuses"). It is read first,
 * and nothing is written that it says already, so that a repeat, and a change that comes back, does nothing. A write carries
 * the lockVersion that was read; where somebody else wrote in between (409), it is read and written again.
 */
final class OpenProjectAdapter implements SystemAdapter {

    /** More writers at the same moment than this is a fault that an operator should see. */
    private static final int ROUNDS = 5;

    private static final int CONFLICT = 409;

    private final RestApi api;

    OpenProjectAdapter(RestApi api) {
        this.api = api;
    }

    @Override
    public Capability capability(Map<String, String> parameters) {
        return Capability.IDEMPOTENT;
    }

    @Override
    public Outcome deliver(Call call) {
        WantedPackage wanted;
        try {
            wanted = Json.read(call.body(), WantedPackage.class);
        } catch (JacksonException e) {
            return new Outcome.Refused(Outcome.Reason.SCHEMA, "This is no work package: " + e.getOriginalMessage());
        }
        Reply written = write(wanted, call);
        for (int round = 1; written.status() == CONFLICT && round < ROUNDS; round++) {
            written = write(wanted, call);
        }
        return written.isOk() ? new Outcome.Delivered(wanted.id()) : written.outcome();
    }

    private Reply write(WantedPackage wanted, Call call) {
        String path = "/api/v3/work_packages/" + encoded(wanted.id());
        Reply read = api.get(path, call);
        if (!read.isOk()) {
            return read;
        }
        ObjectNode patch = wanted.patch(read.body());
        if (!wanted.hasStatus(read.body())) {
            Reply statuses = api.get("/api/v3/statuses", call);
            if (!statuses.isOk()) {
                return statuses;
            }
            Optional<JsonNode> status = wanted.findStatus(statuses.body());
            if (status.isEmpty()) {
                return new Reply(0, statuses.body(), wanted.noStatus());
            }
            patch.putObject("_links").set("status", status.get());
        }
        if (patch.isEmpty()) {
            return read;
        }
        patch.set("lockVersion", read.body().path("lockVersion"));
        return api.send("PATCH", path, patch, call);
    }
}
