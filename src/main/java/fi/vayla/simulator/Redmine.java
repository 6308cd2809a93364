package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Issues of a Redmine (Redmine wiki, "Rest Issues"), with its refusals: no key in {@code X-Redmine-API-Key} 401, an unknown
 * issue 404, a value that cannot be 422. An update is answered 204 without a body.
 */
public final class Redmine {

    private static final String ISSUES = "/issues/";
    private static final String JSON = ".json";

    /** The statuses of Redmine's default data, by id. */
    private static final Map<String, String> NAMES =
            Map.of("1", "New", "2", "In Progress", "3", "Resolved", "4", "Feedback", "5", "Closed", "6", "Rejected");

    private final Work.Store works;

    Redmine(TownParts parts, int port, List<Work> begun) {
        works = new Work.Store(parts, "redmine", port, begun, this::handle);
    }

    public MemberServer server() {
        return works.server();
    }

    /** The name of an issue's status. */
    public Optional<String> status(String id) {
        return works.find(id).map(work -> NAMES.getOrDefault(work.status(), ""));
    }

    private Answer handle(Request request) {
        if (request.header("X-Redmine-API-Key") == null) {
            return empty(401);
        }
        Optional<Work> work = request.below(request.method(), ISSUES)
                .filter(path -> path.endsWith(JSON))
                .flatMap(path -> works.find(path.substring(0, path.length() - JSON.length())));
        if (work.isEmpty()) {
            return empty(404);
        }
        return switch (request.method()) {
            case "GET" -> Answer.json(200, json(work.get()));
            case "PUT" -> update(request, work.get());
            default -> empty(405);
        };
    }

    private Answer update(Request request, Work work) {
        JsonNode issue;
        try {
            issue = Json.read(request.body()).path("issue");
        } catch (JacksonException e) {
            return empty(400);
        }
        String subject = issue.path("subject").asString(work.title());
        String status = issue.path("status_id").asString(work.status());
        int done = issue.path("done_ratio").asInt(work.done());
        if (subject.isBlank()) {
            return invalid("Subject cannot be blank");
        }
        if (!NAMES.containsKey(status)) {
            return invalid("Status is not included in the list");
        }
        if (done < 0 || done > 100) {
            return invalid("% Done is not included in the list");
        }
        @Nullable String start = issue.path("start_date").asString(work.start());
        @Nullable String due = issue.path("due_date").asString(work.due());
        if (start != null && due != null && start.compareTo(due) > 0) {
            return invalid("Due date must be greater than start date");
        }
        works.write(work.changed(subject, status, done, start, due));
        return empty(204);
    }

    private static ObjectNode json(Work work) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ObjectNode issue = answer.putObject("issue");
        issue.put("id", Integer.parseInt(work.id()))
                .put("subject", work.title())
                .put("done_ratio", work.done())
                .put("start_date", work.start())
                .put("due_date", work.due());
        issue.putObject("status").put("id", Integer.parseInt(work.status())).put("name", NAMES.get(work.status()));
        return answer;
    }

    private static Answer invalid(String error) {
        return Answer.json(422, Map.of("errors", List.of(error)));
    }

    private static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }
}
