package fi.vayla.delivery;

import fi.vayla.delivery.ParkedDecision.Kind;
import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import fi.vayla.event.Problem;
import fi.vayla.log.Schemas;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What an operator may do to a parked message, and what the message is then. Nothing is written here. */
final class ParkedRules {

    static final String ONLY_DISCARD =
            "It is no event of this hub, so it cannot be edited or replayed; it can only be discarded";

    /** Who orders by the token that all share, or from this machine without one: nobody in particular. */
    private static final Set<String> NOBODY = Set.of("token", "local");

    /** In bytes of JSON; below what the log takes. */
    private static final int LARGEST_ROW = 15 * 1024 * 1024;

    private ParkedRules() {}

    /** An operator's order. */
    record Order(String by, String reason, Instant at) {}

    /** Whether an order is good. */
    sealed interface Ruling {

        /** @param next the message after it */
        record Good(ParkedMessage next, AuditRow.Action action, List<ParkedEdit.Change> changes) implements Ruling {}

        record Refused(ParkedResult why) implements Ruling {}
    }

    static Ruling edit(ParkedStand stand, ParkedMessage message, JsonNode data, Order order, Schemas schemas) {
        Optional<EventType> type = message.event().map(event -> event.type());
        if (type.isEmpty()) {
            return conflict(ONLY_DISCARD);
        }
        if (onItsWay(stand)) {
            return conflict(onItsWayText(stand));
        }
        if (!stand.first()) { // it would follow by itself, and nobody would have looked at what it says now
            return conflict("Only the first message of a key is edited; that is "
                    + stand.head().id());
        }
        List<Problem> problems = schemas.validate(type.get(), data);
        if (!problems.isEmpty()) {
            return invalid(problems);
        }
        List<ParkedEdit.Change> changes = Difference.between(json(message.data()), data);
        if (changes.isEmpty()) {
            return invalid(List.of(new Problem("", "says the same as the message does already")));
        }
        ParkedEdit edit = new ParkedEdit(order.by(), order.at(), order.reason(), changes);
        ParkedMessage next = message.edited(Json.write(data), edit);
        return Json.write(next).length > LARGEST_ROW
                ? invalid(List.of(new Problem("", "is, beside the original, larger than the log takes")))
                : new Ruling.Good(next, AuditRow.Action.edit, changes);
    }

    /** @param route the message's, if it runs */
    static Ruling decide(
            ParkedStand stand, ParkedMessage message, Kind kind, Optional<DeliveryRoute> route, Order order) {
        Optional<String> refused = refused(stand, kind, route);
        if (refused.isPresent()) {
            return conflict(refused.get());
        }
        @Nullable ParkedDecision proposal = message.proposal();
        ParkedDecision own = new ParkedDecision(kind, order.by(), order.at(), order.reason(), null);
        if (!route.map(DeliveryRoute::fourEyes).orElse(false)) {
            return decided(message, own);
        }
        if (NOBODY.contains(order.by())) {
            return conflict("Route " + message.route() + " asks for two persons, and \"" + order.by()
                    + "\" names none; give each operator a token of their own in vayla.security.operators");
        }
        if (proposal == null || proposal.kind() != kind || NOBODY.contains(proposal.by())) {
            return new Ruling.Good(message.proposed(own), AuditRow.Action.of(kind, false), List.of());
        }
        if (proposal.by().equals(order.by())) {
            return conflict(order.by() + " asked for this already; on route " + message.route()
                    + " another person has to ask for it too");
        }
        return decided(message, proposal.approved(order.by()));
    }

    /** Why a message cannot be replayed or discarded as it stands, whoever asks. */
    static Optional<String> refused(ParkedStand stand, Kind kind, Optional<DeliveryRoute> route) {
        if (route.isEmpty()) {
            return Optional.of("Route " + stand.entry().route() + " does not run; nothing of it moves until it does");
        }
        if (onItsWay(stand)) {
            return Optional.of(onItsWayText(stand));
        }
        if (kind == Kind.replay && stand.entry().reason() == ParkingReason.UNREADABLE) {
            return Optional.of(ONLY_DISCARD);
        }
        return kind == Kind.replay && !stand.first()
                ? Optional.of("It waits behind " + stand.head().id() + "; replay or discard that one first")
                : Optional.empty();
    }

    private static Ruling decided(ParkedMessage message, ParkedDecision decision) {
        return new Ruling.Good(message.decided(decision), AuditRow.Action.of(decision.kind(), true), List.of());
    }

    private static boolean onItsWay(ParkedStand stand) {
        return switch (stand.state()) {
            case REPLAYING, DISCARDING -> true;
            case PARKED, AWAITING_SECOND_PERSON -> false;
        };
    }

    private static String onItsWayText(ParkedStand stand) {
        return "It is " + stand.state().word() + " already";
    }

    private static Ruling conflict(String detail) {
        return new Ruling.Refused(new ParkedResult.Conflict(detail));
    }

    private static Ruling invalid(List<Problem> problems) {
        return new Ruling.Refused(new ParkedResult.Invalid(problems));
    }

    /** Bytes that are no JSON are compared as one text. */
    static JsonNode json(byte[] data) {
        try {
            return Json.read(data);
        } catch (JacksonException e) {
            return StringNode.valueOf(new String(data, StandardCharsets.UTF_8));
        }
    }
}
