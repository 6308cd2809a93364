package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table {@code pm_project} of a ServiceNow (ServiceNow REST API reference, "Table API"): every value is a string, an
 * update that changes something counts {@code sys_mod_count} on, and columns that the table does not have are left alone. No
 * credentials are answered 401, an unknown record 404. Of the conditions of a list it knows those of {@code correlation_id}.
 */
public final class ServiceNow {

    private static final String TABLE = "/api/now/table/pm_project/";

    private static final String MARK = "correlation_id";
    private static final Pattern OF_MARK = Pattern.compile(MARK + "=([^^]+)");

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

    /** Somebody calls a record something else. */
    public void rename(String id, String title) {
        works.rename(id, title);
    }

    /** Somebody copies a record; answers the copy's id. */
    public String copy(String id) {
        return works.add(works.find(id).orElseThrow(), ServiceNow::sysId).id();
    }

    /** Somebody deletes a record. */
    public void delete(String id) {
        works.delete(id);
    }

    /** What was said of a record. */
    public List<String> comments(String id) {
        return works.comments(id);
    }

    private Answer handle(Request request) {
        if (!request.hasAuthorization("Basic") && !request.hasAuthorization("Bearer")) {
            return error(401, "User Not Authenticated", "Required to provide Auth information");
        }
        if (TABLE.equals(request.path() + "/")) {
            return switch (request.method()) {
                case "GET" -> list(request);
                case "POST" -> create(request);
                default -> error(405, "Method not supported", "");
            };
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

    private static String sysId(int number) {
        return "%032x".formatted(number);
    }

    private Answer list(Request request) {
        Matcher mark = OF_MARK.matcher(request.parameter("sysparm_query").orElse(""));
        int offset = Integer.parseInt(request.parameter("sysparm_offset").orElse("0"));
        int limit = Integer.parseInt(request.parameter("sysparm_limit").orElse("10000"));
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode result = answer.putArray("result");
        works.marked(mark.find() ? mark.group(1) : null).stream()
                .skip(offset)
                .limit(limit)
                .forEach(work -> result.add(json(work).path("result")));
        return Answer.json(200, answer);
    }

    private Answer create(Request request) {
        try {
            JsonNode row = Json.read(request.body());
            Work work = works.add(changed(row, new Work("", "", "-5", 0, null, null, 0)), ServiceNow::sysId);
            return Answer.json(201, json(work));
        } catch (JacksonException e) {
            return error(400, "Exception while reading request", "The payload is not valid JSON");
        }
    }

    private Answer update(Request request, Work work) {
        JsonNode row;
        try {
            row = Json.read(request.body());
        } catch (JacksonException e) {
            return error(400, "Exception while reading request", "The payload is not valid JSON");
        }
        if (row.has("work_notes")) {
            works.comment(work.id(), row.path("work_notes").asString());
        }
        Work after = changed(row, work);
        works.write(after);
        return Answer.json(200, json(after));
    }

    private static Work changed(JsonNode row, Work work) {
        String state = row.path("state").asString(work.status());
        return work.changed(
                        row.path("short_description").asString(work.title()),
                        STATES.contains(state) ? state : work.status(), // a choice that there is not is not stored
                        row.path("percent_complete").asInt(work.done()),
                        text(row, "start_date", work.start()),
                        text(row, "end_date", work.due()))
                .marked(text(row, MARK, work.mark()));
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
                .put(MARK, work.mark() == null ? "" : work.mark())
                .put("sys_mod_count", Integer.toString(work.version()));
        return answer;
    }

    private static Answer error(int status, String message, String detail) {
        return Answer.json(status, Map.of("error", Map.of("message", message, "detail", detail), "status", "failure"));
    }
}
