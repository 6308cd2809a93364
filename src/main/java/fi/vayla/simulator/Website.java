package fi.vayla.simulator;

import fi.vayla.event.Json;
import fi.vayla.simulator.Received.Newest;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The city's website: decisions and roadmap items, each as it was put last. {@code PUT}, {@code GET} and {@code DELETE
 * /decisions/{id}} and {@code /roadmap/items/{id}}; {@code GET /decisions} and {@code /roadmap/items} list them, all or, with
 * {@code ?page=}, {@value #PAGE} at a time from 1. A repeat of a call, by its Idempotency-Key, is answered like the first one
 * and changes nothing, so that a late repeat does not bring old words back. Its editors change pages without the hub: {@code
 * PATCH} edits one (RFC 7396), and {@code POST .../copies} copies one.
 */
public final class Website {

    private static final String DECISIONS = "/decisions/";
    private static final String ITEMS = "/roadmap/items/";
    private static final String COPIES = "/copies";
    private static final int PAGE = 100;

    private final Map<String, JsonNode> decisions;
    private final Map<String, JsonNode> items;
    private final Map<String, Answer> answers;
    private final MemberServer server;

    Website(TownParts parts, int port) {
        decisions = new Newest<>(parts.remember());
        items = new Newest<>(parts.remember());
        answers = new Newest<>(parts.remember());
        server = parts.server("website", port, this::handle);
    }

    public MemberServer server() {
        return server;
    }

    /** The newest words on a decision. */
    public synchronized Optional<JsonNode> decision(String id) {
        return Optional.ofNullable(decisions.get(id));
    }

    /** The newest words on a roadmap item. */
    public synchronized Optional<JsonNode> item(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** Puts a roadmap item there without the hub. */
    public synchronized void publish(String id, JsonNode page) {
        items.put(id, page);
    }

    private synchronized Answer handle(Request request) {
        Optional<String> decision = request.below(request.method(), DECISIONS);
        if (decision.isPresent()) {
            return one(request, decision.get(), decisions);
        }
        Optional<String> item = request.below(request.method(), ITEMS);
        if (item.isPresent()) {
            return one(request, item.get(), items);
        }
        if (request.is("GET", "/decisions")) {
            return list(request, decisions);
        }
        if (request.is("GET", "/roadmap/items")) {
            return list(request, items);
        }
        return Answer.notFound();
    }

    private Answer one(Request request, String id, Map<String, JsonNode> pages) {
        return switch (request.method()) {
            case "GET" -> pages.containsKey(id) ? Answer.json(200, pages.get(id)) : Answer.notFound();
            case "PUT" -> put(request, id, pages);
            case "DELETE" -> delete(request, id, pages);
            case "PATCH" -> patch(request, id, pages);
            case "POST" -> copy(id, pages);
            default -> Answer.problem(405, "Pages are read with GET, written with PUT and deleted with DELETE");
        };
    }

    /** Each with its own id as {@code page}: what it says of itself may be another's. */
    private static Answer list(Request request, Map<String, JsonNode> pages) {
        Optional<Integer> wanted = request.parameter("page")
                .filter(text -> text.matches("[1-9]\\d{0,6}"))
                .map(Integer::valueOf);
        return Answer.json(
                200,
                pages.entrySet().stream()
                        .skip((long) PAGE * (wanted.orElse(1) - 1))
                        .limit(wanted.isPresent() ? PAGE : Long.MAX_VALUE)
                        .map(page -> listed(page.getKey(), page.getValue()))
                        .toList());
    }

    private static JsonNode listed(String id, JsonNode page) {
        ObjectNode listed = Json.MAPPER.createObjectNode().put("page", id);
        page.properties().forEach(member -> listed.set(member.getKey(), member.getValue()));
        return listed;
    }

    private Answer delete(Request request, String id, Map<String, JsonNode> pages) {
        server.received().add(request.path(), request.idempotencyKey());
        return pages.remove(id) == null ? Answer.notFound() : Answer.json(200, new Written(id));
    }

    private static Answer patch(Request request, String id, Map<String, JsonNode> pages) {
        JsonNode page = pages.get(id);
        if (page == null) {
            return Answer.notFound();
        }
        try {
            pages.put(id, patched(page, Json.read(request.body())));
            return Answer.json(200, new Written(id));
        } catch (JacksonException e) {
            return Answer.problem(400, "An edit is JSON: " + e.getOriginalMessage());
        }
    }

    private static JsonNode patched(JsonNode page, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode next = page.isObject() ? ((ObjectNode) page).deepCopy() : Json.MAPPER.createObjectNode();
        patch.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                next.remove(member.getKey());
            } else {
                next.set(member.getKey(), patched(next.path(member.getKey()), member.getValue()));
            }
        });
        return next;
    }

    private static Answer copy(String path, Map<String, JsonNode> pages) {
        String id = path.endsWith(COPIES) ? path.substring(0, path.length() - COPIES.length()) : "";
        JsonNode page = pages.get(id);
        if (page == null) {
            return Answer.notFound();
        }
        String copy = id + "-kopio";
        pages.put(copy, page);
        return Answer.json(201, new Written(copy));
    }

    private Answer put(Request request, String id, Map<String, JsonNode> pages) {
        JsonNode page;
        try {
            page = Json.read(request.body());
        } catch (JacksonException e) {
            return Answer.problem(400, "A page is JSON: " + e.getOriginalMessage());
        }
        server.received().add(request.path(), request.idempotencyKey());
        Answer earlier = request.idempotencyKey() == null ? null : answers.get(request.idempotencyKey());
        if (earlier != null) {
            return earlier;
        }
        Answer answer = Answer.json(pages.put(id, page) == null ? 201 : 200, new Written(id));
        if (request.idempotencyKey() != null) {
            answers.put(request.idempotencyKey(), answer);
        }
        return answer;
    }

    private record Written(String id) {}
}
