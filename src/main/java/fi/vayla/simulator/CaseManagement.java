package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The case-management system.
 *
 * <p>{@code POST /cases} opens a case (201) or, for an {@code externalId} that it knows, updates it (200); a repeat of an
 * Idempotency-Key changes nothing and is answered 200 with the same id. {@code GET /cases} and {@code GET
 * /cases?externalId=} list what it received, {@code GET /cases/{id}} is the record in Ahjo's shape. {@code PUT
 * /cases/{id}/roadmap-item} says how the roadmap item that a case is about stands, {@code DELETE} that it is about none, and
 * {@code GET /cases?roadmapItem=*} lists the cases that are about one. With time its cases move on, and it tells the hub with
 * Ahjo's thin callback; the council's cases wait until somebody decides them.
 */
public final class CaseManagement {

    /** The council's cases that {@code config/roadmap.yaml} links. */
    private static final Map<String, String> COUNCIL = Map.of(
            "HEL-2026-004711", "Asiakaskortti",
            "HEL-2026-004712", "Omadata ja asiakkuus",
            "HEL-2026-004713", "Verkkomaksaminen kirjastossa",
            "HEL-2026-004714", "Integraatioalusta");

    private static final String ROADMAP_ITEM = "/roadmap-item";

    private final CaseStore store;
    private final Map<String, JsonNode> roadmapItems = new ConcurrentSkipListMap<>();
    private final MemberServer server;

    CaseManagement(TownParts parts, int port, Duration decideAfter) {
        store = new CaseStore(parts, decideAfter);
        COUNCIL.forEach(store::openForCouncil);
        server = parts.server("case-management", port, this::handle);
    }

    public MemberServer server() {
        return server;
    }

    /** What {@code GET /cases} lists, oldest first. */
    public List<ListedCase> cases() {
        return store.list().stream().map(ListedCase::of).toList();
    }

    /** The callback on the case that moved on now; empty while no case has waited long enough. */
    Optional<Message> nextCallback(RandomGenerator random) {
        return store.moveOn(random).map(CaseManagement::callback);
    }

    /** The callback on a case that is decided now. */
    Message decide(String id) {
        return callback(store.decide(id));
    }

    /** What it was told of the roadmap item that a case is about. */
    public Optional<JsonNode> roadmapItem(String id) {
        return Optional.ofNullable(roadmapItems.get(id));
    }

    /** Somebody writes another title of the roadmap item on a case. */
    public void rename(String id, String title) {
        roadmapItems.computeIfPresent(id, (one, item) -> ((ObjectNode) item.deepCopy()).put("title", title));
    }

    /** Somebody takes the roadmap item off a case. */
    public void forgetRoadmapItem(String id) {
        roadmapItems.remove(id);
    }

    /** Somebody opens a case that is about the same roadmap item; answers its id. */
    public String copy(String id) {
        JsonNode item = roadmapItems.get(id);
        String copy = store.open("copy-of-" + id, null, Json.MAPPER.createObjectNode())
                .id();
        roadmapItems.put(copy, item);
        return copy;
    }

    private static Message callback(CaseFile file) {
        return new Message(
                TownTraffic.Kind.CASE,
                file.id(),
                "/intake/ahjo",
                Map.of(),
                Json.write(new Callback("Updated", file.label())),
                answer -> {});
    }

    private Answer handle(Request request) {
        if (request.is("POST", "/cases")) {
            return open(request);
        }
        if (request.is("GET", "/cases") && request.parameter("roadmapItem").isPresent()) {
            return Answer.json(
                    200,
                    roadmapItems.entrySet().stream()
                            .map(each -> new AboutItem(each.getKey(), each.getValue()))
                            .toList());
        }
        if (request.is("GET", "/cases")) {
            return Answer.json(
                    200,
                    request.parameter("externalId")
                            .map(id -> store.findByExternalId(id).stream()
                                    .map(ListedCase::of)
                                    .toList())
                            .orElseGet(this::cases));
        }
        if (request.path().endsWith(ROADMAP_ITEM)) {
            return changeRoadmapItem(request);
        }
        return request.below("GET", "/cases/")
                .flatMap(id -> store.find(id.replace(' ', '-')))
                .map(file -> Answer.json(200, AhjoRecord.of(file)))
                .orElseGet(Answer::notFound);
    }

    private Answer changeRoadmapItem(Request request) {
        Optional<String> id = request.below(request.method(), "/cases/")
                .map(path -> path.substring(0, path.length() - ROADMAP_ITEM.length()))
                .filter(one -> store.find(one).isPresent());
        if (id.isEmpty()) {
            return Answer.notFound();
        }
        try {
            switch (request.method()) {
                case "PUT" -> roadmapItems.put(id.get(), Json.read(request.body()));
                case "DELETE" -> roadmapItems.remove(id.get());
                default -> {
                    return Answer.notFound();
                }
            }
            return Answer.json(200, Map.of("id", id.get()));
        } catch (JacksonException e) {
            return Answer.problem(400, "A roadmap item is JSON: " + e.getOriginalMessage());
        }
    }

    private Answer open(Request request) {
        JsonNode body;
        try {
            body = Json.read(request.body());
        } catch (JacksonException e) {
            return Answer.problem(400, "A case is opened with JSON: " + e.getOriginalMessage());
        }
        String externalId = body.path("externalId").asString("");
        if (externalId.isBlank()) {
            return Answer.problem(400, "A case is opened with an externalId");
        }
        CaseStore.Opened opened = take(externalId, request.idempotencyKey(), body);
        return Answer.json(opened.created() ? 201 : 200, new Reply(opened.id(), externalId));
    }

    /** One at a time, so that what is noted as received has the order in which it was done. */
    private synchronized CaseStore.Opened take(String externalId, @Nullable String idempotencyKey, JsonNode body) {
        server.received().add(externalId, idempotencyKey);
        return store.open(externalId, idempotencyKey, body);
    }

    private record Reply(String id, String externalId) {}

    private record AboutItem(String id, JsonNode roadmapItem) {}

    private record Callback(String updatetype, String id) {}

    /** A case as it is listed, with the JSON that opened or last updated it. */
    public record ListedCase(
            String id, String externalId, String title, String status, Instant created, JsonNode received) {

        static ListedCase of(CaseFile file) {
            return new ListedCase(
                    file.id(), file.externalId(), file.title(), file.stage().word(), file.created(), file.received());
        }
    }
}
