package fi.vayla.delivery;

import fi.vayla.event.Event;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.Partition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the parked messages of a key on the road again, one after the other, when the first of them can go on: operators
 * decided on it, or those that it waited for are out of the way. Each has its ledger row before it leaves the parking lot, so
 * that after a crash at any point the next owner knows what is left to do.
 */
final class Draining {

    private static final Logger log = LoggerFactory.getLogger(Draining.class);
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long REST_MILLIS = 1000;
    private static final int MOST = 100;

    private final DeliveryRoute route;
    private final Ledger ledger;
    private final Journal journal;
    private final ParkingLot lot;
    private final Attempts attempts;
    private final RouteMeters meters;
    private final Clock clock;

    Draining(
            DeliveryRoute route,
            Ledger ledger,
            Journal journal,
            ParkingLot lot,
            Attempts attempts,
            RouteMeters meters,
            Clock clock) {
        this.route = route;
        this.ledger = ledger;
        this.journal = journal;
        this.lot = lot;
        this.attempts = attempts;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Goes on with a key for a short turn, so that new events of the key, which come behind the turn, park and do not pile up
     * in memory. Never throws.
     *
     * @param ours where the first message stands; those of another partition are another turn's, perhaps another instance's
     * @return whether there is more to do
     */
    boolean turn(String key, Partition ours, CountDownLatch stop) {
        long end = System.nanoTime() + TURN_NANOS;
        try {
            while (stop.getCount() > 0) {
                List<ParkedEntry> ready = ready(key);
                if (ready.isEmpty()) {
                    return false;
                }
                if (!ready.getFirst().partition().equals(ours)) {
                    return true;
                }
                Map<String, ParkedMessage> read = read(ready);
                for (ParkedEntry entry : ready) {
                    @Nullable ParkedMessage message = read.get(entry.id());
                    if (message == null || !isFirst(entry)) {
                        break; // an operator changed it meanwhile
                    }
                    if (!settle(message, stop)) {
                        return false;
                    }
                    if (System.nanoTime() - end >= 0) {
                        return true;
                    }
                }
            }
            return false;
        } catch (LogUnavailable e) {
            log.warn("Route {} waits for the log to go on with {}: {}", route.id(), key, e.toString());
            return !givenUp(stop);
        } catch (RuntimeException e) {
            log.error("Route {} cannot go on with {}", route.id(), key, e);
            return false;
        }
    }

    /** The first ones of the key as far as nobody has to decide on them first. */
    private List<ParkedEntry> ready(String key) {
        List<ParkedEntry> head = lot.fold().head(route.id(), key, MOST);
        if (head.isEmpty() || !head.getFirst().concernsOwner()) {
            return List.of();
        }
        List<ParkedEntry> ready = new ArrayList<>(head.subList(0, 1));
        head.stream()
                .skip(1)
                .takeWhile(entry -> entry.canGoOn()
                        && entry.partition().equals(ready.getFirst().partition()))
                .forEach(ready::add);
        return ready.subList(0, ParkingLot.batch(ready));
    }

    private Map<String, ParkedMessage> read(List<ParkedEntry> ready) {
        Map<String, ParkedMessage> read = new HashMap<>();
        lot.read(ready).forEach(message -> read.put(message.id(), message));
        if (!read.containsKey(ready.getFirst().id())) {
            throw new LogUnavailable(ready.getFirst().row() + " is not there; a newer row is on its way");
        }
        return read;
    }

    /** Whether it still is the first of its key, as it was read. */
    private boolean isFirst(ParkedEntry entry) {
        return lot.fold()
                .first(route.id(), entry.key())
                .filter(first -> first.id().equals(entry.id()) && first.row().equals(entry.row()))
                .isPresent();
    }

    /** True when the message left the parking lot. */
    private boolean settle(ParkedMessage message, CountDownLatch stop) {
        Item item = Item.of(message);
        return switch (ledger.known(route.id(), item.receipt(), item.place())) {
            case Ledger.Known.New _ -> settle(message, item, null, stop);
            case Ledger.Known.Begun(LedgerRow row) -> settle(message, item, row, stop);
            case Ledger.Known.Settled(LedgerRow.State state, long _) ->
                state == LedgerRow.State.parked ? settle(message, item, null, stop) : leave(message, stop);
            case Ledger.Known.Repeat _ -> {
                log.error(
                        "Route {}: the ledger knows {} from another place than {}",
                        route.id(),
                        message.id(),
                        item.place());
                yield false;
            }
        };
    }

    private boolean settle(ParkedMessage message, Item item, @Nullable LedgerRow begun, CountDownLatch stop) {
        @Nullable ParkedDecision decision = message.decision();
        if (decision == null && message.reason() != ParkingReason.BEHIND_PARKED) {
            return false; // an operator has to decide first
        }
        Fate fate = decision != null && decision.kind() == ParkedDecision.Kind.discard
                ? new Fate.Discarded(decision.inWords())
                : replay(message, item, begun, stop);
        if (fate instanceof Fate.Interrupted || !journal.write(fate.row(route.id(), item, clock.instant()), stop)) {
            return false;
        }
        meters.settled(item, fate);
        if (fate instanceof Fate.Parked parked) {
            log.warn("Route {} parked {} of {} again: {}", route.id(), item.receipt(), item.key(), parked.detail());
            journal.durable(() -> lot.append(message.again(parked)), stop);
            return false;
        }
        return leave(message, stop);
    }

    private Fate replay(ParkedMessage message, Item item, @Nullable LedgerRow begun, CountDownLatch stop) {
        @Nullable ParkedDecision decision = message.decision();
        boolean refused = begun != null && begun.state() == LedgerRow.State.refused;
        boolean before = begun != null && decision != null && begun.at().isBefore(decision.at());
        if (begun != null && refused && !before && begun.reason() != null) {
            return new Fate.Parked(begun.reason(), String.valueOf(begun.detail()), begun.target(), begun.attempts());
        }
        LedgerRow last = begun == null && message.reason() == ParkingReason.HUB_FAILURE
                ? LedgerRow.of(route.id(), item, LedgerRow.State.unknown, message.target(), 0, false, clock.instant())
                : begun; // where the hub failed, the system may have it
        return switch (item.content()) {
            case Item.Content.Broken(ParkingReason reason, String detail) -> new Fate.Parked(reason, detail, null, 0);
            case Item.Content.Deliverable(Event event) ->
                route.unselected(event)
                        .<Fate>map(why -> new Fate.Parked(ParkingReason.MAPPING, why, null, 0))
                        .orElseGet(() ->
                                attempts.deliver(item, event, message.idempotencyKey(), refused ? null : last, stop));
        };
    }

    /** It has its fate in the ledger; a decision that came after that changes nothing any more. */
    private boolean leave(ParkedMessage message, CountDownLatch stop) {
        return journal.durable(() -> lot.remove(message.id(), message.place()), stop);
    }

    private static boolean givenUp(CountDownLatch stop) {
        try {
            return stop.await(REST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
