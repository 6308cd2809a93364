package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Work packages of an OpenProject (OpenProject API v3, "Work packages", "Statuses", "Errors"), with its refusals: no
 * credentials 401, an unknown work package 404, a lockVersion that is missing or old 409, a property that cannot be written
 * or is wrong 422.
 */
public final class OpenProject {

    private static final String PACKAGES = "/api/v3/work_packages/";
    private static final String STATUSES = "/api/v3/statuses";

    /** Those of a new installation, by id. */
    private static final Map<String, String> NAMES =
            Map.of("1", "New", "7", "In progress", "12", "Closed", "13", "On hold", "14", "Rejected");

    private static final Set<String> WRITABLE =
            Set.of("lockVersion", "subject", "percentageDone", "startDate", "dueDate", "_links");

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

    private Answer handle(Request request) {
        if (!request.hasAuthorization("Basic") && !request.hasAuthorization("Bearer")) {
            return error(401, "Unauthenticated", "You did not provide the correct credentials.");
        }
        if (request.is("GET", STATUSES)) {
            return Answer.json(200, statuses());
        }
        Optional<Work> work = request.below(request.method(), PACKAGES).flatMap(works::find);
        if (work.isEmpty()) {
            return error(404, "NotFound", "The requested resource could not be found.");
        }
        return switch (request.method()) {
            case "GET" -> Answer.json(200, json(work.get()));
            case "PATCH" -> patch(request, work.get());
            default -> error(405, "MethodNotAllowed", "Method not allowed.");
        };
    }

    private Answer patch(Request request, Work work) {
        JsonNode body;
        try {
            body = Json.read(request.body());
        } catch (JacksonException e) {
            return error(400, "InvalidRequestBody", "The request body was not a single JSON object.");
        }
        if (body.path("lockVersion").asInt(-1) != work.version()) {
            return error(409, "UpdateConflict", "The resource you are about to edit was changed in the meantime.");
        }
        Optional<String> unknown = body.propertyNames().stream()
                .filter(name -> !WRITABLE.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            return error(422, "PropertyIsReadOnly", unknown.get() + " was attempted to be written.");
        }
        int done = body.path("percentageDone").asInt(work.done());
        String href = body.at("/_links/status/href").asString(STATUSES + "/" + work.status());
        String status = href.substring(href.lastIndexOf('/') + 1);
        String subject = body.path("subject").asString(work.title());
        if (done < 0 || done > 100 || subject.isBlank() || !NAMES.containsKey(status)) {
            return error(422, "PropertyConstraintViolation", "A property is not valid.");
        }
        Work after = work.changed(
                subject, status, done, date(body, "startDate", work.start()), date(body, "dueDate", work.due()));
        works.write(after);
        return Answer.json(200, json(after));
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
                .put("dueDate", work.due());
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
