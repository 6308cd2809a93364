package fi.vayla.delivery;

import fi.vayla.event.Event;
import fi.vayla.system.Call;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one item through its route until its fate is known. */
final class Attempts {

    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    private final DeliveryRoute route;
    private final ParkingLot parkingLot;
    private final Sending sending;

    Attempts(DeliveryRoute route, ParkingLot parkingLot, Sending sending) {
        this.route = route;
        this.parkingLot = parkingLot;
        this.sending = sending;
    }

    /**
     * Blocks until the fate is known, however long the system is away.
     *
     * @param begun the newest row of a delivery that was begun before, by this instance or another one
     * @param stop opened when this instance gives the item up; a call that is under way is still waited for
     */
    Fate decide(Item item, @Nullable LedgerRow begun, CountDownLatch stop) {
        if (stop.getCount() == 0) {
            return new Fate.Interrupted();
        }
        if (begun != null && begun.state() == LedgerRow.State.refused && begun.reason() != null) {
            return new Fate.Parked(begun.reason(), String.valueOf(begun.detail()), begun.target(), begun.attempts());
        }
        if (parkingLot.holds(route.id(), item.key())) {
            return new Fate.Parked(
                    ParkingReason.BEHIND_PARKED, "An earlier message of " + item.key() + " is parked", null, 0);
        }
        return switch (item.content()) {
            case Item.Content.Broken(ParkingReason reason, String detail) -> new Fate.Parked(reason, detail, null, 0);
            case Item.Content.Deliverable(Event event) ->
                deliver(
                        item,
                        event,
                        route.id() + "-" + event.receipt() + item.round().suffix(),
                        begun,
                        stop);
        };
    }

    /**
     * Maps and sends, whatever is parked. Blocks until the fate is known.
     *
     * @param idempotencyKey the same for every attempt at these bytes
     */
    Fate deliver(Item item, Event event, String idempotencyKey, @Nullable LedgerRow begun, CountDownLatch stop) {
        try {
            return switch (route.pipeline().map(event)) {
                case Mapped.Ready(Target target, var parameters, byte[] body) ->
                    sending.send(item, target, new Call(event, idempotencyKey, parameters, body), begun, stop);
                // an engine that is being stopped fails for another reason than the message
                case Mapped.Failed(String detail) when stop.getCount() == 0 -> new Fate.Interrupted();
                case Mapped.Failed(String detail) -> new Fate.Parked(ParkingReason.MAPPING, detail, null, 0);
                case Mapped.Nothing _ -> new Fate.Discarded("The route ended before a target");
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fate.Interrupted();
        } catch (RuntimeException | StackOverflowError e) {
            log.error("Route {} failed on {}", route.id(), item.place(), e);
            return new Fate.Parked(ParkingReason.HUB_FAILURE, e.toString(), null, 0);
        }
    }
}
