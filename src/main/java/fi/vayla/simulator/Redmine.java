package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Issues of a Redmine (Redmine wiki, "Rest Issues"), with its refusals: no key in {@code X-Redmine-API-Key} 401, an unknown
 * issue 404, a value that cannot be 422. An update is answered 204 without a body. The custom field 1 is the hub's; of the
 * filters of its list it knows that one alone.
 */
public final class Redmine {

    private static final String ISSUES = "/issues/";
    private static final String JSON = ".json";
    private static final int MARK = 1;
    private static final int LONGEST_PAGE = 100;

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

    /** Somebody calls an issue something else. */
    public void rename(String id, String title) {
        works.rename(id, title);
    }

    /** Somebody copies an issue; answers the copy's id. */
    public String copy(String id) {
        return works.add(works.find(id).orElseThrow(), Integer::toString).id();
    }

    /** Somebody deletes an issue. */
    public void delete(String id) {
        works.delete(id);
    }

    /** What was said of an issue. */
    public List<String> comments(String id) {
        return works.comments(id);
    }

    private Answer handle(Request request) {
        if (request.header("X-Redmine-API-Key") == null) {
            return empty(401);
        }
        if (request.is("GET", "/issues.json")) {
            return list(request);
        }
        if (request.is("POST", "/issues.json")) {
            return create(request);
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

    private Answer list(Request request) {
        String mark = request.parameter("cf_" + MARK)
                .filter(text -> !text.equals("*"))
                .orElse(null);
        int offset = Integer.parseInt(request.parameter("offset").orElse("0"));
        int limit = Integer.parseInt(request.parameter("limit").orElse("25"));
        List<Work> found = works.marked(mark);
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode issues = answer.putArray("issues");
        found.stream()
                .skip(offset)
                .limit(Math.min(limit, LONGEST_PAGE))
                .forEach(work -> issues.add(json(work).path("issue")));
        answer.put("total_count", found.size()).put("offset", offset).put("limit", limit);
        return Answer.json(200, answer);
    }

    private Answer create(Request request) {
        try {
            JsonNode issue = Json.read(request.body()).path("issue");
            if (issue.path("project_id").asString("").isEmpty()) {
                return invalid("Project cannot be blank");
            }
            return switch (changed(issue, new Work("", "", "1", 0, null, null, 0))) {
                case Changed.Wrong(Answer answer) -> answer;
                case Changed.Done(Work work) -> Answer.json(201, json(works.add(work, Integer::toString)));
            };
        } catch (JacksonException e) {
            return empty(400);
        }
    }

    private Answer update(Request request, Work work) {
        JsonNode issue;
        try {
            issue = Json.read(request.body()).path("issue");
        } catch (JacksonException e) {
            return empty(400);
        }
        return switch (changed(issue, work)) {
            case Changed.Wrong(Answer answer) -> answer;
            case Changed.Done(Work after) -> {
                if (issue.has("notes")) {
                    works.comment(work.id(), issue.path("notes").asString());
                }
                works.write(after);
                yield empty(204);
            }
        };
    }

    /** What comes of a change. */
    private sealed interface Changed {

        record Done(Work work) implements Changed {}

        record Wrong(Answer answer) implements Changed {}
    }

    private static Changed changed(JsonNode issue, Work work) {
        String subject = issue.path("subject").asString(work.title());
        String status = issue.path("status_id").asString(work.status());
        int done = issue.path("done_ratio").asInt(work.done());
        if (subject.isBlank()) {
            return new Changed.Wrong(invalid("Subject cannot be blank"));
        }
        if (!NAMES.containsKey(status)) {
            return new Changed.Wrong(invalid("Status is not included in the list"));
        }
        if (done < 0 || done > 100) {
            return new Changed.Wrong(invalid("% Done is not included in the list"));
        }
        @Nullable String start = issue.path("start_date").asString(work.start());
        @Nullable String due = issue.path("due_date").asString(work.due());
        if (start != null && due != null && start.compareTo(due) > 0) {
            return new Changed.Wrong(invalid("Due date must be greater than start date"));
        }
        String mark = issue.path("custom_fields")
                .valueStream()
                .filter(field -> field.path("id").asInt() == MARK)
                .map(field -> field.path("value").asString(""))
                .findFirst()
                .orElse(work.mark());
        return new Changed.Done(work.changed(subject, status, done, start, due).marked(mark));
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
        issue.putArray("custom_fields")
                .addObject()
                .put("id", MARK)
                .put("name", "Tiekartan kohde")
                .put("value", work.mark() == null ? "" : work.mark());
        return answer;
    }

    private static Answer invalid(String error) {
        return Answer.json(422, Map.of("errors", List.of(error)));
    }

    private static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }
}
