package fi.vayla.simulator;

import fi.vayla.event.Json;
import fi.vayla.simulator.Received.Newest;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The city's website: decisions and roadmap items, each as it was put last. {@code PUT} and {@code GET /decisions/{id}} and
 * {@code /roadmap/items/{id}}; {@code GET /decisions} and {@code /roadmap/items} list them. A repeat of a call, by its
 * Idempotency-Key, is answered like the first one and changes nothing, so that a late repeat does not bring old words back.
 */
public final class Website {

    private static final String DECISIONS = "/decisions/";
    private static final String ITEMS = "/roadmap/items/";

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
            return Answer.json(200, new ArrayList<>(decisions.values()));
        }
        if (request.is("GET", "/roadmap/items")) {
            return Answer.json(200, new ArrayList<>(items.values()));
        }
        return Answer.notFound();
    }

    private Answer one(Request request, String id, Map<String, JsonNode> pages) {
        return switch (request.method()) {
            case "GET" -> pages.containsKey(id) ? Answer.json(200, pages.get(id)) : Answer.notFound();
            case "PUT" -> put(request, id, pages);
            default -> Answer.problem(405, "Pages are read with GET and written with PUT");
        };
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
