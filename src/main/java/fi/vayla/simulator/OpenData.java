package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An open data portal on CKAN (CKAN API guide 2.10, and its DataStore extension), with its refusals: a write without the bare
 * token 403, a data set or table that there is not 404, a name that is taken, a data set without organization, a column that
 * the table does not have or a row without its key 409.
 */
public final class OpenData {

    private static final String ACTION = "/api/3/action/";
    private static final int PAGE = 100;

    private record Table(String key, Set<String> columns, Map<String, JsonNode> rows) {}

    private final Map<String, ObjectNode> datasets = new LinkedHashMap<>();
    private final Map<String, Table> tables = new HashMap<>();
    private final MemberServer server;

    OpenData(TownParts parts, int port) {
        server = parts.server("open-data", port, this::handle);
    }

    public MemberServer server() {
        return server;
    }

    /** The title of a data set. */
    public synchronized Optional<String> title(String dataset) {
        return Optional.ofNullable(datasets.get(dataset))
                .map(found -> found.path("title").asString(""));
    }

    /** The row of the first table of the data set. */
    public synchronized Optional<JsonNode> row(String dataset, String key) {
        return Optional.ofNullable(datasets.get(dataset))
                .map(found -> tables.get(found.at("/resources/0/id").asString("")))
                .map(table -> table.rows().get(key));
    }

    private synchronized Answer handle(Request request) {
        Optional<String> action = request.below(request.method(), ACTION);
        if (request.method().equals("GET") && action.equals(Optional.of("package_search"))) {
            return search(request);
        }
        if (request.method().equals("GET") && action.equals(Optional.of("datastore_search"))) {
            return rows(request);
        }
        if (request.method().equals("GET") && action.equals(Optional.of("package_show"))) {
            return request.parameter("id")
                    .map(datasets::get)
                    .map(OpenData::result)
                    .orElseGet(OpenData::notFound);
        }
        if (action.isEmpty() || !request.method().equals("POST")) {
            return error(400, "Bad request - Action name not known");
        }
        String token = request.header("Authorization");
        if (token == null || token.contains(" ")) {
            return error(403, "Authorization Error: Access denied");
        }
        JsonNode body;
        try {
            body = Json.read(request.body());
        } catch (JacksonException e) {
            return error(400, "Bad request - JSON Error: " + e.getOriginalMessage());
        }
        return switch (action.get()) {
            case "package_create" -> create(body);
            case "package_patch" -> patch(body);
            case "datastore_create" -> createTable(body);
            case "datastore_upsert" -> upsert(body);
            case "datastore_delete" -> delete(body);
            default -> error(400, "Bad request - Action name not known: " + action.get());
        };
    }

    private Answer create(JsonNode body) {
        String name = body.path("name").asString("");
        if (!name.matches("[a-z0-9_-]{2,100}")) {
            return error(409, "name: Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_");
        }
        if (datasets.containsKey(name)) {
            return error(409, "name: That URL is already in use.");
        }
        if (body.path("owner_org").asString("").isBlank()) {
            return error(409, "owner_org: An organization must be provided");
        }
        ObjectNode dataset = Json.MAPPER.createObjectNode();
        say(dataset, body);
        dataset.put("id", id(name)).putArray("resources");
        datasets.put(name, dataset);
        return result(dataset);
    }

    private Answer patch(JsonNode body) {
        Optional<ObjectNode> dataset = dataset(body.path("id").asString(""));
        dataset.ifPresent(found -> say(found, body));
        return dataset.map(OpenData::result).orElseGet(OpenData::notFound);
    }

    /** An organization that is told by its name is kept by its id, and shown with both. */
    private static void say(ObjectNode dataset, JsonNode body) {
        dataset.setAll(((ObjectNode) body).deepCopy());
        String organization = body.path("owner_org").asString("");
        if (!organization.isBlank()) {
            dataset.put("owner_org", id(organization));
            dataset.putObject("organization").put("id", id(organization)).put("name", organization);
        }
    }

    private Answer createTable(JsonNode body) {
        Optional<ObjectNode> dataset = dataset(body.at("/resource/package_id").asString(""));
        if (dataset.isEmpty()) {
            return notFound();
        }
        Set<String> columns = new HashSet<>();
        body.path("fields").forEach(field -> columns.add(field.path("id").asString()));
        ArrayNode resources = (ArrayNode) dataset.get().path("resources");
        String id = id(dataset.get().path("name").asString() + resources.size());
        resources
                .addObject()
                .put("id", id)
                .put("name", body.at("/resource/name").asString(""));
        tables.put(id, new Table(body.at("/primary_key/0").asString(""), columns, new LinkedHashMap<>()));
        return result(Json.MAPPER.createObjectNode().put("resource_id", id));
    }

    private Answer upsert(JsonNode body) {
        Table table = tables.get(body.path("resource_id").asString(""));
        if (table == null) {
            return error(404, "Resource was not found.");
        }
        for (JsonNode row : body.path("records")) {
            String key = row.path(table.key()).asString("");
            if (key.isEmpty() || !table.columns().containsAll(row.propertyNames())) {
                return error(409, "records: fields do not exist or the key is missing");
            }
            JsonNode before = table.rows().put(key, row);
            if (!row.equals(before)) {
                server.received().add(key, null);
            }
        }
        return result(Json.MAPPER.createObjectNode().put("method", "upsert"));
    }

    /** Of filters it knows {@code organization:}. */
    private Answer search(Request request) {
        String organization = request.parameter("fq").orElse("").replaceFirst("^organization:", "");
        List<ObjectNode> found = datasets.values().stream()
                .filter(dataset -> dataset.at("/organization/name").asString("").equals(organization))
                .toList();
        ObjectNode result = Json.MAPPER.createObjectNode().put("count", found.size());
        ArrayNode results = result.putArray("results");
        found.stream().skip(number(request, "start")).limit(PAGE).forEach(results::add);
        return result(result);
    }

    private Answer rows(Request request) {
        Table table = tables.get(request.parameter("resource_id").orElse(""));
        if (table == null) {
            return error(404, "Resource was not found.");
        }
        ObjectNode result =
                Json.MAPPER.createObjectNode().put("total", table.rows().size());
        ArrayNode records = result.putArray("records");
        table.rows().values().stream()
                .skip(number(request, "offset"))
                .limit(PAGE)
                .forEach(records::add);
        return result(result);
    }

    private static int number(Request request, String name) {
        return Integer.parseInt(request.parameter(name).orElse("0"));
    }

    private Answer delete(JsonNode body) {
        Table table = tables.get(body.path("resource_id").asString(""));
        String key = table == null ? "" : body.path("filters").path(table.key()).asString("");
        if (table == null || key.isEmpty()) {
            return error(404, "Resource was not found.");
        }
        table.rows().remove(key);
        return result(Json.MAPPER.createObjectNode().put("method", "delete"));
    }

    /** Somebody changes a value of a row of the first table of the data set. */
    public synchronized void edit(String dataset, String key, String column, String value) {
        ObjectNode row = ((ObjectNode) row(dataset, key).orElseThrow()).deepCopy();
        table(dataset).rows().put(key, row.put(column, value));
    }

    /** Somebody deletes a row of the first table of the data set. */
    public synchronized void delete(String dataset, String key) {
        table(dataset).rows().remove(key);
    }

    /** Somebody copies a row to the first table of another data set. */
    public synchronized void copy(String dataset, String key, String other) {
        table(other).rows().put(key, row(dataset, key).orElseThrow());
    }

    private Table table(String dataset) {
        return Objects.requireNonNull(tables.get(Objects.requireNonNull(datasets.get(dataset))
                .at("/resources/0/id")
                .asString("")));
    }

    private Optional<ObjectNode> dataset(String id) {
        return datasets.values().stream()
                .filter(one -> one.path("id").asString().equals(id))
                .findFirst();
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Answer result(ObjectNode result) {
        ObjectNode answer = Json.MAPPER.createObjectNode().put("success", true);
        answer.set("result", result);
        return Answer.json(200, answer);
    }

    private static Answer notFound() {
        return error(404, "Not found");
    }

    private static Answer error(int status, String message) {
        return Answer.json(status, Map.of("success", false, "error", Map.of("message", message)));
    }
}
