package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table {@code pm_project} of a ServiceNow (ServiceNow REST API reference, "Table API"): every value is a string, an
 * update that changes something counts {@code sys_mod_count} on, and columns that the table does not have are left alone. No
 * credentials are answered 401, an unknown record 404.
 */
public final class ServiceNow {

    private static final String TABLE = "/api/now/table/pm_project/";

    /** Pending, open, work in progress, closed complete, closed incomplete. */
    private static final Set<String> STATES = Set.of("-5", "1", "2", "3", "4");

    private final Work.Store works;

    ServiceNow(TownParts parts, int port, List<Work> begun) {
        works = new Work.Store(parts, "servicenow", port, begun, this::handle);
    }

    public MemberServer server() {
        return works.server();
    }

    /** A record's state, as its choice list counts them. */
    public Optional<String> state(String sysId) {
        return works.find(sysId).map(Work::status);
    }

    private Answer handle(Request request) {
        if (!request.hasAuthorization("Basic") && !request.hasAuthorization("Bearer")) {
            return error(401, "User Not Authenticated", "Required to provide Auth information");
        }
        Optional<Work> work = request.below(request.method(), TABLE).flatMap(works::find);
        if (work.isEmpty()) {
            return error(404, "No Record found", "Record doesn't exist or ACL restricts the record retrieval");
        }
        return switch (request.method()) {
            case "GET" -> Answer.json(200, json(work.get()));
            case "PATCH", "PUT" -> update(request, work.get());
            default -> error(405, "Method not supported", "");
        };
    }

    private Answer update(Request request, Work work) {
        JsonNode row;
        try {
            row = Json.read(request.body());
        } catch (JacksonException e) {
            return error(400, "Exception while reading request", "The payload is not valid JSON");
        }
        String state = row.path("state").asString(work.status());
        Work after = work.changed(
                row.path("short_description").asString(work.title()),
                STATES.contains(state) ? state : work.status(), // a choice that there is not is not stored
                row.path("percent_complete").asInt(work.done()),
                text(row, "start_date", work.start()),
                text(row, "end_date", work.due()));
        works.write(after);
        return Answer.json(200, json(after));
    }

    private static @Nullable String text(JsonNode row, String name, @Nullable String before) {
        String given = row.path(name).asString(before);
        return given == null || given.isEmpty() ? null : given;
    }

    private static ObjectNode json(Work work) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.putObject("result")
                .put("sys_id", work.id())
                .put("short_description", work.title())
                .put("state", work.status())
                .put("percent_complete", Integer.toString(work.done()))
                .put("start_date", work.start() == null ? "" : work.start())
                .put("end_date", work.due() == null ? "" : work.due())
                .put("sys_mod_count", Integer.toString(work.version()));
        return answer;
    }

    private static Answer error(int status, String message, String detail) {
        return Answer.json(status, Map.of("error", Map.of("message", message, "detail", detail), "status", "failure"));
    }
}
