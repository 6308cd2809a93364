package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Work packages of an OpenProject (OpenProject API v3, "Work packages", "Statuses", "Activities", "Errors"), with its
 * refusals: no credentials 401, an unknown work package 404, a lockVersion that is missing or old 409, a property that cannot be written
 * or is wrong 422. The custom field 1 is the hub's; of the filters of its list it knows that one alone.
 */
public final class OpenProject {

    private static final String PACKAGES = "/api/v3/work_packages/";
    private static final String ACTIVITIES = "/activities";
    private static final String MARK = "customField1";
    private static final int PAGE = 20;
    private static final String STATUSES = "/api/v3/statuses";

    /** Those of a new installation, by id. */
    private static final Map<String, String> NAMES =
            Map.of("1", "New", "7", "In progress", "12", "Closed", "13", "On hold", "14", "Rejected");

    private static final Set<String> WRITABLE =
            Set.of("lockVersion", "subject", "percentageDone", "startDate", "dueDate", MARK, "_links");

    private final Work.Store works;

    OpenProject(TownParts parts, int port, List<Work> begun) {
        works = new Work.Store(parts, "openproject", port, begun, this::handle);
    }

    public MemberServer server() {
        return works.server();
    }

    /** The name of a work package's status. */
    public Optional<String> status(String id) {
        return works.find(id).map(work -> NAMES.getOrDefault(work.status(), ""));
    }

    /** Somebody calls a work package something else. */
    public void rename(String id, String title) {
        works.rename(id, title);
    }

    /** Somebody copies a work package; answers the copy's id. */
    public String copy(String id) {
        return works.add(works.find(id).orElseThrow(), Integer::toString).id();
    }

    /** Somebody deletes a work package. */
    public void delete(String id) {
        works.delete(id);
    }

    /** What was said of a work package. */
    public List<String> comments(String id) {
        return works.comments(id);
    }

    private Answer handle(Request request) {
        if (!request.hasAuthorization("Basic") && !request.hasAuthorization("Bearer")) {
            return error(401, "Unauthenticated", "You did not provide the correct credentials.");
        }
        if (request.is("GET", STATUSES)) {
            return Answer.json(200, statuses());
        }
        if (PACKAGES.equals(request.path() + "/")) {
            return switch (request.method()) {
                case "GET" -> list(request);
                case "POST" -> create(request);
                default -> error(405, "MethodNotAllowed", "Method not allowed.");
            };
        }
        String below = request.below(request.method(), PACKAGES).orElse("");
        boolean ofActivities = below.endsWith(ACTIVITIES);
        Optional<Work> work =
                works.find(ofActivities ? below.substring(0, below.length() - ACTIVITIES.length()) : below);
        if (work.isEmpty()) {
            return error(404, "NotFound", "The requested resource could not be found.");
        }
        return switch (request.method() + (ofActivities ? ACTIVITIES : "")) {
            case "GET" -> Answer.json(200, json(work.get()));
            case "PATCH" -> patch(request, work.get());
            case "POST/activities" -> comment(request, work.get());
            default -> error(405, "MethodNotAllowed", "Method not allowed.");
        };
    }

    private Answer list(Request request) {
        JsonNode filter = Json.read(request.parameter("filters").orElse("[]").getBytes(StandardCharsets.UTF_8))
                .path(0)
                .path(MARK);
        String mark = filter.path("operator").asString("").equals("=")
                ? filter.at("/values/0").asString()
                : null;
        int page = Integer.parseInt(request.parameter("offset").orElse("1"));
        ObjectNode answer = Json.MAPPER.createObjectNode().put("_type", "WorkPackageCollection");
        ArrayNode elements = answer.putObject("_embedded").putArray("elements");
        works.marked(mark).stream().skip((page - 1L) * PAGE).limit(PAGE).forEach(work -> elements.add(json(work)));
        return Answer.json(200, answer);
    }

    private Answer create(Request request) {
        JsonNode body = read(request);
        if (body.at("/_links/project/href").asString("").isEmpty()
                || body.path("subject").asString("").isBlank()) {
            return error(422, "PropertyConstraintViolation", "Project and subject can't be blank.");
        }
        Work begun = new Work("", "", "1", 0, null, null, 0);
        return switch (changed(body, begun)) {
            case Changed.Wrong(Answer answer) -> answer;
            case Changed.Done(Work work) -> Answer.json(201, json(works.add(work, Integer::toString)));
        };
    }

    private Answer comment(Request request, Work work) {
        works.comment(work.id(), read(request).at("/comment/raw").asString(""));
        return Answer.json(201, Map.of("_type", "Activity::Comment"));
    }

    /** Missing when it is no JSON. */
    private static JsonNode read(Request request) {
        try {
            return Json.read(request.body());
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private Answer patch(Request request, Work work) {
        JsonNode body = read(request);
        if (body.isMissingNode()) {
            return error(400, "InvalidRequestBody", "The request body was not a single JSON object.");
        }
        if (body.path("lockVersion").asInt(-1) != work.version()) {
            return error(409, "UpdateConflict", "The resource you are about to edit was changed in the meantime.");
        }
        return switch (changed(body, work)) {
            case Changed.Wrong(Answer answer) -> answer;
            case Changed.Done(Work after) -> {
                works.write(after);
                yield Answer.json(200, json(after));
            }
        };
    }

    /** What comes of a change. */
    private sealed interface Changed {

        record Done(Work work) implements Changed {}

        record Wrong(Answer answer) implements Changed {}
    }

    private static Changed changed(JsonNode body, Work work) {
        Optional<String> unknown = body.propertyNames().stream()
                .filter(name -> !WRITABLE.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            return new Changed.Wrong(error(422, "PropertyIsReadOnly", unknown.get() + " was attempted to be written."));
        }
        int done = body.path("percentageDone").asInt(work.done());
        String href = body.at("/_links/status/href").asString(STATUSES + "/" + work.status());
        String status = href.substring(href.lastIndexOf('/') + 1);
        String subject = body.path("subject").asString(work.title());
        if (done < 0 || done > 100 || subject.isBlank() || !NAMES.containsKey(status)) {
            return new Changed.Wrong(error(422, "PropertyConstraintViolation", "A property is not valid."));
        }
        Work after = work.changed(
                subject, status, done, date(body, "startDate", work.start()), date(body, "dueDate", work.due()));
        return new Changed.Done(after.marked(date(body, MARK, work.mark())));
    }

    private static @Nullable String date(JsonNode body, String name, @Nullable String before) {
        JsonNode given = body.path(name);
        return given.isMissingNode() ? before : given.isNull() ? null : given.asString();
    }

    private static ObjectNode json(Work work) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("_type", "WorkPackage")
                .put("id", Integer.parseInt(work.id()))
                .put("lockVersion", work.version())
                .put("subject", work.title())
                .put("percentageDone", work.done())
                .put("startDate", work.start())
                .put("dueDate", work.due())
                .put(MARK, work.mark());
        json.putObject("_links").set("status", link(work.status()));
        return json;
    }

    private static ObjectNode link(String status) {
        return Json.MAPPER
                .createObjectNode()
                .put("href", STATUSES + "/" + status)
                .put("title", NAMES.get(status));
    }

    private static ObjectNode statuses() {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode elements = answer.putObject("_embedded").putArray("elements");
        NAMES.forEach((id, name) -> {
            ObjectNode one =
                    elements.addObject().put("id", Integer.parseInt(id)).put("name", name);
            one.putObject("_links").set("self", link(id));
        });
        return answer;
    }

    private static Answer error(int status, String identifier, String message) {
        return Answer.json(
                status,
                Map.of(
                        "_type",
                        "Error",
                        "errorIdentifier",
                        "urn:openproject-org:api:v3:errors:" + identifier,
                        "message",
                        message));
    }
}
