package fi.vayla.delivery;

import fi.vayla.delivery.ParkedDecision.Kind;
import fi.vayla.delivery.ParkedRules.Order;
import fi.vayla.event.Problem;
import fi.vayla.log.Schemas;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What operators see of the parked messages and do to them, on any instance. Every change names its operator and a reason; it
 * and its row on {@code vayla.audit} are durable when the answer comes. When two operators change one message on two
 * instances in the same moment, the later row counts. Thread-safe. Throws {@link fi.vayla.log.LogUnavailable} when Kafka does
 * not answer.
 */
public final class ParkedMessages {

    /** As many messages as an answer shows of a queue or of a bulk order. */
    public static final int SHOWN = 50;

    private final ParkingLot lot;
    private final Function<String, Optional<DeliveryRoute>> routes;
    private final ParkedWriter writer;
    private final Schemas schemas;
    private final Clock clock;

    /** @param routes the running route of an id */
    ParkedMessages(
            ParkingLot lot,
            Function<String, Optional<DeliveryRoute>> routes,
            ParkedWriter writer,
            Schemas schemas,
            Clock clock) {
        this.lot = lot;
        this.routes = routes;
        this.writer = writer;
        this.schemas = schemas;
        this.clock = clock;
    }

    /** @param firstOnly without those that wait behind another one */
    public ParkedPage list(ParkedFilter filter, boolean firstOnly, long skipped, int atMost) {
        return lot.fold().page(filter, firstOnly, skipped, atMost);
    }

    public int count(ParkedFilter filter) {
        return lot.fold().count(filter);
    }

    /** How many messages {@link #decideAll} would be about now. */
    public int count(ParkedFilter filter, Kind kind) {
        return possible(lot.fold().list(filter), kind).size();
    }

    public Optional<ParkedDetail> find(String id) {
        ParkedFold fold = lot.fold();
        return lot.find(id)
                .flatMap(message -> fold.findStand(id)
                        .map(stand -> new ParkedDetail(
                                message,
                                stand,
                                fold.head(message.route(), message.key(), SHOWN),
                                fold.length(message.route(), message.key()))));
    }

    /** Puts other data in the place of the message's, valid against the schema of its type. */
    public ParkedResult edit(String id, JsonNode data, String by, String reason) {
        Order order = new Order(by, reason, clock.instant());
        return change(id, order, (stand, message) -> ParkedRules.edit(stand, message, data, order, schemas));
    }

    /**
     * Sends the first message of a key on its road again, after which those behind it follow, or lets any message of a queue
     * go.
     */
    public ParkedResult decide(String id, Kind kind, String by, String reason) {
        Order order = new Order(by, reason, clock.instant());
        return change(
                id, order, (stand, message) -> ParkedRules.decide(stand, message, kind, route(stand.entry()), order));
    }

    /** What {@link #decide} would do to it now. Nothing is sent or written. */
    public ParkedResult rehearse(String id, Kind kind) {
        Optional<ParkedDetail> found = find(id);
        if (found.isEmpty()) {
            return new ParkedResult.Unknown();
        }
        ParkedStand stand = found.get().stand();
        return ParkedRules.refused(stand, kind, route(stand.entry()))
                .<ParkedResult>map(ParkedResult.Conflict::new)
                .orElseGet(() ->
                        new ParkedResult.Rehearsed(rehearsal(stand, found.get().message(), kind)));
    }

    /**
     * Decides about all messages that the filter takes: to discard them all, or to replay those of them that are the first of
     * their key.
     */
    public BulkResult decideAll(ParkedFilter filter, Kind kind, String by, String reason) {
        if (filter.selectsAll() || reason.isBlank()) {
            return new BulkResult.Invalid(problems(filter, reason));
        }
        lot.awaitRows();
        Order order = new Order(by, reason, clock.instant());
        List<ParkedStand> matching = lot.fold().list(filter);
        return writer.decideAll(
                matching.size(),
                possible(matching, kind),
                filter,
                order,
                (stand, message) -> ParkedRules.decide(stand, message, kind, route(stand.entry()), order));
    }

    /** What {@link #decideAll} would be about, and what would become of the first of those. */
    public BulkResult rehearseAll(ParkedFilter filter, Kind kind) {
        if (filter.selectsAll()) {
            return new BulkResult.Invalid(problems(filter, "none is needed"));
        }
        List<ParkedStand> matching = lot.fold().list(filter);
        List<ParkedStand> possible = possible(matching, kind);
        List<Rehearsal> shown = possible.stream()
                .limit(SHOWN)
                .flatMap(stand -> lot.find(stand.entry().id()).map(message -> rehearsal(stand, message, kind)).stream())
                .toList();
        return new BulkResult.Rehearsed(matching.size(), possible.size(), shown);
    }

    private List<ParkedStand> possible(List<ParkedStand> matching, Kind kind) {
        return matching.stream()
                .filter(stand ->
                        ParkedRules.refused(stand, kind, route(stand.entry())).isEmpty())
                .toList();
    }

    private ParkedResult change(String id, Order order, ParkedWriter.Rule rule) {
        if (order.reason().isBlank()) {
            return new ParkedResult.Invalid(problems(null, order.reason()));
        }
        lot.awaitRows();
        return writer.change(id, order, rule);
    }

    private Rehearsal rehearsal(ParkedStand stand, ParkedMessage message, Kind kind) {
        return switch (kind) {
            case replay -> Rehearsal.of(message, route(stand.entry()).orElseThrow(), stand.behind());
            case discard -> Rehearsal.ofDiscard(stand);
        };
    }

    private static List<Problem> problems(@Nullable ParkedFilter filter, String reason) {
        List<Problem> problems = new ArrayList<>();
        if (filter != null && filter.selectsAll()) {
            problems.add(new Problem("", "selects everything; name a route, parkingReason, key, from or to"));
        }
        if (reason.isBlank()) {
            problems.add(new Problem("/reason", "is missing; say why, for the audit"));
        }
        return problems;
    }

    private Optional<DeliveryRoute> route(ParkedEntry entry) {
        return routes.apply(entry.route());
    }
}
