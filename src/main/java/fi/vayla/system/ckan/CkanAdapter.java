package fi.vayla.system.ckan;

import static fi.vayla.system.RestApi.encoded;

import fi.vayla.event.Json;
import fi.vayla.system.Address;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.Listed;
import fi.vayla.system.Outcome;
import fi.vayla.system.RestApi;
import fi.vayla.system.RestApi.Reply;
import fi.vayla.system.SystemAdapter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Writes a row of a data set's table (CKAN API guide 2.10, actions {@code package_show}, {@code package_create}, {@code
 * package_patch}; DataStore extension, {@code datastore_create}, {@code datastore_upsert}, {@code
 * datastore_delete}). The data set is made with its
 * first row, and brought up to date when it says something else; what the portal's own people added to it stays. A row is
 * written under its key, so that a repeat changes nothing.
 */
final class CkanAdapter implements SystemAdapter {

    private static final String ACTION = "/api/3/action/";
    private static final int NOT_FOUND = 404;

    private final RestApi api;
    private final @Nullable RowSearch search;
    private final Map<String, ReentrantLock> making = new ConcurrentHashMap<>();

    CkanAdapter(RestApi api, @Nullable RowSearch search) {
        this.api = api;
        this.search = search;
    }

    @Override
    public Capability capability(Map<String, String> parameters) {
        return Capability.IDEMPOTENT;
    }

    @Override
    public Outcome deliver(Call call) {
        WantedRow wanted;
        try {
            if (call.isRemoval()) {
                return remove(Json.read(call.body(), UnwantedRow.class), call);
            }
            wanted = Json.read(call.body(), WantedRow.class);
        } catch (JacksonException e) {
            return new Outcome.Refused(
                    Outcome.Reason.SCHEMA, "This is no row of a data set: " + e.getOriginalMessage());
        }
        Reply shown = show(wanted, call);
        if (!wanted.isComplete(shown.body())) {
            shown = complete(wanted, call);
        }
        if (!shown.isOk()) {
            return shown.outcome();
        }
        Optional<String> table = wanted.findTable(shown.body());
        Outcome outcome = table.isPresent()
                ? action("datastore_upsert", wanted.upsert(table.get()), call).outcome()
                : new Outcome.Unavailable("The data set has no table yet", null);
        return outcome instanceof Outcome.Delivered ? new Outcome.Delivered(wanted.rowId()) : outcome;
    }

    /** A row that is not there needs no deleting. */
    private Outcome remove(UnwantedRow unwanted, Call call) {
        Reply shown = api.get(ACTION + "package_show?id=" + encoded(unwanted.dataset()), call);
        Optional<String> table = unwanted.findTable(shown.body());
        if (shown.isOk() && table.isPresent()) {
            shown = action("datastore_delete", unwanted.delete(table.get()), call);
        }
        return shown.isOk() || shown.status() == NOT_FOUND ? new Outcome.Delivered(unwanted.remove()) : shown.outcome();
    }

    /** By one message at a time, so that a data set is not made twice; the data set as it then is. */
    private Reply complete(WantedRow wanted, Call call) {
        ReentrantLock lock = making.computeIfAbsent(wanted.name(), name -> new ReentrantLock());
        lock.lock();
        try {
            Reply shown = show(wanted, call);
            if (shown.status() == NOT_FOUND) {
                Reply created = action("package_create", wanted.dataset(), call);
                shown = show(wanted, call); // another hub may have been quicker
                if (!shown.isOk()) {
                    return created.isOk() ? shown : created;
                }
            }
            return shown.isOk() ? complete(wanted, shown, call) : shown;
        } finally {
            lock.unlock();
        }
    }

    private Reply complete(WantedRow wanted, Reply shown, Call call) {
        if (!wanted.isDescribedBy(shown.body())) {
            Reply patched = action("package_patch", wanted.patch(shown.body()), call);
            if (!patched.isOk()) {
                return patched;
            }
        }
        if (wanted.findTable(shown.body()).isPresent()) {
            return shown;
        }
        Reply created = action("datastore_create", wanted.table(shown.body()), call);
        return created.isOk() ? show(wanted, call) : created;
    }

    private Reply show(WantedRow wanted, Call call) {
        return api.get(ACTION + "package_show?id=" + encoded(wanted.name()), call);
    }

    private Reply action(String name, JsonNode body, Call call) {
        return api.send("POST", ACTION + name, body, call);
    }

    @Override
    public boolean lists() {
        return search != null;
    }

    @Override
    public Listed list() {
        return search == null ? new Listed.Unsupported() : search.read();
    }

    @Override
    public JsonNode shown(Call call, JsonNode row) {
        try {
            return Json.read(call.body(), WantedRow.class).shown(Json.read(call.body()), row);
        } catch (JacksonException e) {
            return row; // deliver() refuses it, and says why
        }
    }

    @Override
    public Optional<Address> address(Call call) {
        try {
            return Optional.of(
                    call.isRemoval()
                            ? new Address(
                                    "POST",
                                    ACTION + "datastore_delete",
                                    Json.read(call.body(), UnwantedRow.class).remove())
                            : new Address(
                                    "POST",
                                    ACTION + "datastore_upsert",
                                    Json.read(call.body(), WantedRow.class).record()));
        } catch (JacksonException e) {
            return Optional.empty(); // deliver() refuses it, and says why
        }
    }
}
