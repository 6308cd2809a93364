package fi.vayla.system.openproject;

import static fi.vayla.system.RestApi.encoded;

import fi.vayla.event.Json;
import fi.vayla.system.Address;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.GoneRecord;
import fi.vayla.system.Listed;
import fi.vayla.system.Outcome;
import fi.vayla.system.RestApi;
import fi.vayla.system.RestApi.Reply;
import fi.vayla.system.SystemAdapter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a work package to what the mapping wants of it (OpenProject API v3, "Work packages", "Statuses", "Activities"). It is
 * read first, and nothing is written that it says already, so that a repeat, and a change that comes back, does nothing. A
 * write carries the lockVersion that was read; where somebody else wrote in between (409), it is read and written again. A
 * work package that is gone is looked for by the custom field with its item.
 */
final class OpenProjectAdapter implements SystemAdapter {

    /** More writers at the same moment than this is a fault that an operator should see. */
    private static final int ROUNDS = 5;

    private static final int CONFLICT = 409;
    private static final String PACKAGES = "/api/v3/work_packages";

    private final RestApi api;
    private final @Nullable PackageList list;

    OpenProjectAdapter(RestApi api, @Nullable PackageList list) {
        this.api = api;
        this.list = list;
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
        Reply written = writeAgain(wanted, call);
        return GoneRecord.is(written.status())
                ? GoneRecord.deliver(
                        call,
                        wanted.id(),
                        written.outcome(),
                        () -> others(wanted),
                        id -> outcome(wanted.at(id), writeAgain(wanted.at(id), call)),
                        wanted.create() == null ? null : () -> create(wanted, call))
                : outcome(wanted, written);
    }

    private Listed others(WantedPackage wanted) {
        String item = list == null ? "" : list.item(wanted.fields());
        return list == null || item.isEmpty() ? new Listed.Unsupported() : list.find(item);
    }

    /** The new work package has the status that its type begins with, and is written like any other then. */
    private Outcome create(WantedPackage wanted, Call call) {
        Reply created = api.send("POST", PACKAGES, wanted.toCreate(), call);
        String id = created.body().path("id").asString("");
        return created.isOk() && !id.isEmpty()
                ? outcome(wanted.at(id), writeAgain(wanted.at(id), call))
                : created.isOk()
                        ? new Outcome.Unknown("OpenProject told no id of the new work package")
                        : created.outcome();
    }

    private static Outcome outcome(WantedPackage wanted, Reply written) {
        return written.isOk() ? new Outcome.Delivered(wanted.id()) : written.outcome();
    }

    /** The comment goes first: a repeat in between says it twice, and never nothing. */
    private Reply writeAgain(WantedPackage wanted, Call call) {
        if (wanted.comment() != null) {
            Reply read = api.get(path(wanted), call);
            if (read.isOk() && !wanted.patch(read.body()).isEmpty()) {
                Reply said = api.send("POST", path(wanted) + "/activities", wanted.activity(), call);
                if (!said.isOk()) {
                    return said;
                }
            }
        }
        Reply written = write(wanted, call);
        for (int round = 1; written.status() == CONFLICT && round < ROUNDS; round++) {
            written = write(wanted, call);
        }
        return written;
    }

    private static String path(WantedPackage wanted) {
        return PACKAGES + "/" + encoded(wanted.id());
    }

    private Reply write(WantedPackage wanted, Call call) {
        String path = path(wanted);
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

    @Override
    public boolean lists() {
        return list != null;
    }

    @Override
    public Listed list() {
        return list == null ? new Listed.Unsupported() : list.read();
    }

    @Override
    public JsonNode shown(Call call, JsonNode workPackage) {
        try {
            return Json.read(call.body(), WantedPackage.class).shown(Json.read(call.body()), workPackage);
        } catch (JacksonException e) {
            return workPackage; // deliver() refuses it, and says why
        }
    }

    @Override
    public Optional<Address> address(Call call) {
        return Optional.ofNullable(call.place("/id")).map(id -> new Address("PATCH", PACKAGES + "/" + encoded(id), id));
    }
}
