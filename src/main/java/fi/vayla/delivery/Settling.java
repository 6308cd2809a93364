package fi.vayla.delivery;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Gives each item of a route its fate, and writes it down before it counts. */
final class Settling {

    private static final Logger log = LoggerFactory.getLogger(Settling.class);

    enum Result {
        /** It has its row. */
        SETTLED,
        /** Another record with the same receipt has its row. */
        REPEAT,
        /** This instance gave it up; it has no row. */
        INTERRUPTED
    }

    private final DeliveryRoute route;
    private final Ledger ledger;
    private final Journal journal;
    private final ParkingLot parkingLot;
    private final Attempts attempts;
    private final RouteMeters meters;
    private final Clock clock;

    Settling(
            DeliveryRoute route,
            Ledger ledger,
            Journal journal,
            ParkingLot parkingLot,
            Attempts attempts,
            RouteMeters meters,
            Clock clock) {
        this.route = route;
        this.ledger = ledger;
        this.journal = journal;
        this.parkingLot = parkingLot;
        this.attempts = attempts;
        this.meters = meters;
        this.clock = clock;
    }

    /** Blocks until the item has its row, or is given up. */
    Result settle(Item item, CountDownLatch stop) {
        return switch (ledger.known(route.id(), item.receipt(), item.place())) {
            // what is parked or discarded stays so: people decided, or have to
            case Ledger.Known.Settled(LedgerRow.State state, long round)
            when state == LedgerRow.State.delivered && item.round().order() > round -> settle(item, null, stop);
            case Ledger.Known.Settled _ -> Result.SETTLED;
            case Ledger.Known.Repeat _ -> Result.REPEAT;
            case Ledger.Known.New _ -> settle(item.in(item.round().asNew()), null, stop);
            case Ledger.Known.Begun(LedgerRow row) -> settle(item.in(row.roundOrFirst()), row, stop);
        };
    }

    private Result settle(Item item, @Nullable LedgerRow begun, CountDownLatch stop) {
        // parked just before a crash that its ledger row did not survive
        Optional<ParkedEntry> before = parkingLot.fold().find(ParkedMessage.id(route.id(), item.receipt()));
        if (begun != null && before.filter(ParkedEntry::canGoOn).isPresent()) {
            return Result.SETTLED; // parked, and on its way again
        }
        Fate fate = before.<Fate>map(Settling::parked).orElseGet(() -> attempts.decide(item, begun, stop));
        if (fate instanceof Fate.Interrupted) {
            return Result.INTERRUPTED;
        }
        if (fate instanceof Fate.Parked parked && before.isEmpty()) {
            log.atLevel(parked.reason() == ParkingReason.BEHIND_PARKED ? Level.DEBUG : Level.WARN)
                    .log("Route {} parked {} of {}: {}", route.id(), item.receipt(), item.key(), parked.detail());
            ParkedMessage message = ParkedMessage.of(route.id(), item, parked, clock.instant());
            if (!journal.durable(() -> parkingLot.append(message), stop)) {
                return Result.INTERRUPTED;
            }
        }
        if (!journal.write(fate.row(route.id(), item, clock.instant()), stop)) {
            return Result.INTERRUPTED;
        }
        meters.settled(item, fate);
        return Result.SETTLED;
    }

    private static Fate.Parked parked(ParkedEntry entry) {
        return new Fate.Parked(entry.reason(), entry.detail(), entry.target(), 0);
    }
}
