package fi.vayla.console;

import fi.vayla.delivery.BulkResult;
import fi.vayla.delivery.ParkedDecision.Kind;
import fi.vayla.delivery.ParkedFilter;
import fi.vayla.delivery.ParkedMessage;
import fi.vayla.delivery.ParkedMessages;
import fi.vayla.delivery.ParkedResult;
import fi.vayla.delivery.ParkedState;
import fi.vayla.delivery.ParkingReason;
import fi.vayla.delivery.Rehearsal;
import fi.vayla.event.Json;
import fi.vayla.event.Problem;
import fi.vayla.security.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What operators order about parked messages. */
@RestController
@RequestMapping("/api/parked")
final class ParkedOrders {

    private static final ObjectReader ORDERS = Json.MAPPER
            .reader()
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS);

    private final ParkedMessages parked;

    ParkedOrders(ParkedMessages parked) {
        this.parked = parked;
    }

    record Edit(@Nullable JsonNode data, @Nullable String reason) {}

    record Order(@Nullable String reason, @Nullable Boolean dryRun) {}

    record BulkOrder(
            @Nullable String route,
            @Nullable ParkingReason parkingReason,
            @Nullable String key,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String reason,
            @Nullable Boolean dryRun) {

        ParkedFilter filter() {
            return new ParkedFilter(route, parkingReason, key, from, to);
        }
    }

    /** What became of an order about one message. */
    record Decided(String id, ParkedState state) {
        static Decided of(ParkedMessage message) {
            return new Decided(message.id(), message.state());
        }
    }

    /** @param awaiting how many of them wait for a second person */
    record BulkDecided(int matched, int decided, int awaiting, List<Decided> messages) {}

    /** @param body as JSON, or as a text when it is none */
    record DryRun(
            String id,
            @Nullable String target,
            @Nullable Map<String, String> parameters,
            @Nullable Object body,
            @Nullable String idempotencyKey,
            @Nullable String problem,
            int behind) {

        static DryRun of(Rehearsal rehearsal) {
            byte @Nullable [] body = rehearsal.body();
            return new DryRun(
                    rehearsal.id(),
                    rehearsal.target(),
                    rehearsal.parameters(),
                    body == null
                            ? null
                            : ParkedWhole.json(body)
                                    .<Object>map(json -> json)
                                    .orElseGet(() -> new String(body, StandardCharsets.UTF_8)),
                    rehearsal.idempotencyKey(),
                    rehearsal.problem(),
                    rehearsal.behind());
        }
    }

    record BulkDryRun(int matched, int decided, List<DryRun> messages) {}

    @PutMapping("/{id}")
    ParkedWhole edit(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        Edit edit = read(body, Edit.class);
        JsonNode data = edit.data();
        if (data == null || data.isNull()) {
            throw Refusal.invalid("The edit is not valid", List.of(new Problem("/data", "is missing")));
        }
        answer(id, parked.edit(id, data, Operator.name(request), text(edit.reason())));
        return ParkedApi.get(parked, id);
    }

    @PostMapping("/{id}/replay")
    ResponseEntity<?> replay(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        return decide(id, Kind.replay, body, request);
    }

    @PostMapping("/{id}/discard")
    ResponseEntity<?> discard(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        return decide(id, Kind.discard, body, request);
    }

    @PostMapping("/replay")
    ResponseEntity<?> replayAll(@RequestBody byte[] body, HttpServletRequest request) {
        return decideAll(Kind.replay, body, request);
    }

    @PostMapping("/discard")
    ResponseEntity<?> discardAll(@RequestBody byte[] body, HttpServletRequest request) {
        return decideAll(Kind.discard, body, request);
    }

    private ResponseEntity<?> decide(String id, Kind kind, byte[] body, HttpServletRequest request) {
        Order order = read(body, Order.class);
        return answer(
                id,
                Boolean.TRUE.equals(order.dryRun())
                        ? parked.rehearse(id, kind)
                        : parked.decide(id, kind, Operator.name(request), text(order.reason())));
    }

    private ResponseEntity<?> decideAll(Kind kind, byte[] body, HttpServletRequest request) {
        BulkOrder order = read(body, BulkOrder.class);
        BulkResult result = Boolean.TRUE.equals(order.dryRun())
                ? parked.rehearseAll(order.filter(), kind)
                : parked.decideAll(order.filter(), kind, Operator.name(request), text(order.reason()));
        return switch (result) {
            case BulkResult.Done(int matched, int decided, int awaiting, var messages) ->
                ResponseEntity.accepted()
                        .body(new BulkDecided(
                                matched,
                                decided,
                                awaiting,
                                messages.stream().map(Decided::of).toList()));
            case BulkResult.Rehearsed(int matched, int decided, var messages) ->
                ResponseEntity.ok(new BulkDryRun(
                        matched, decided, messages.stream().map(DryRun::of).toList()));
            case BulkResult.Invalid(var problems) -> throw Refusal.invalid("The order is not valid", problems);
        };
    }

    private static ResponseEntity<?> answer(String id, ParkedResult result) {
        return switch (result) {
            case ParkedResult.Done(ParkedMessage message) ->
                ResponseEntity.accepted().body(Decided.of(message));
            case ParkedResult.AwaitingSecondPerson(ParkedMessage message) ->
                ResponseEntity.accepted().body(Decided.of(message));
            case ParkedResult.Rehearsed(Rehearsal rehearsal) -> ResponseEntity.ok(DryRun.of(rehearsal));
            case ParkedResult.Invalid(var problems) -> throw Refusal.invalid("The order is not valid", problems);
            case ParkedResult.Conflict(String detail) -> throw Refusal.conflict("parked-conflict", "Not now", detail);
            case ParkedResult.Unknown _ -> throw ParkedApi.notParked(id);
        };
    }

    /** Strict: what an order says and nobody reads, or reads as nothing, could make it an order about more. */
    static <T> T read(byte[] body, Class<T> type) {
        try {
            JsonNode order = Json.read(body);
            if (!order.isObject()) {
                throw notUnderstood("it is not a JSON object");
            }
            order.propertyStream()
                    .filter(property -> !property.getKey().equals("reason"))
                    .filter(property -> property.getValue().isString()
                            && property.getValue().asString().isBlank())
                    .findFirst()
                    .ifPresent(empty -> {
                        throw notUnderstood(empty.getKey() + " is empty; leave it out");
                    });
            return ORDERS.forType(type).readValue(order);
        } catch (UnrecognizedPropertyException e) {
            throw notUnderstood(
                    "there is no property " + e.getPropertyName() + "; there are " + e.getKnownPropertyIds());
        } catch (JacksonException e) {
            throw notUnderstood(e.getOriginalMessage());
        }
    }

    private static Refusal notUnderstood(String why) {
        return Refusal.badRequest("not-parseable", "Not parseable", "The order is not understood: " + why);
    }

    static String text(@Nullable String reason) {
        return Objects.requireNonNullElse(reason, "").strip();
    }
}
