package fi.vayla.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each item of a route its fate, and writes it down before it counts. */
final class Settling {

    private static final Logger log = LoggerFactory.getLogger(Settling.class);
    private static final Duration ROW_RETRY = Duration.ofSeconds(1);

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
    private final ParkingLot parkingLot;
    private final Attempts attempts;
    private final RouteMeters meters;
    private final Clock clock;

    Settling(
            DeliveryRoute route,
            Ledger ledger,
            ParkingLot parkingLot,
            Attempts attempts,
            RouteMeters meters,
            Clock clock) {
        this.route = route;
        this.ledger = ledger;
        this.parkingLot = parkingLot;
        this.attempts = attempts;
        this.meters = meters;
        this.clock = clock;
    }

    /** Waits until what other instances did until now is known here. */
    void awaitRows() {
        ledger.awaitRows();
        parkingLot.awaitRows();
    }

    /** Blocks until the item has its row, or is given up. */
    Result settle(Item item, CountDownLatch stop) {
        return switch (ledger.known(route.id(), item.receipt(), item.place())) {
            case DONE -> Result.SETTLED;
            case REPEAT -> Result.REPEAT;
            case NEW -> settleNew(item, stop);
        };
    }

    private Result settleNew(Item item, CountDownLatch stop) {
        Optional<ParkedMessage> before = parkingLot.find(route.id(), item.receipt());
        Fate fate = before.<Fate>map(Settling::parked).orElseGet(() -> attempts.decide(item, stop));
        if (fate instanceof Fate.Interrupted) {
            return Result.INTERRUPTED;
        }
        if (fate instanceof Fate.Parked parked && before.isEmpty()) {
            log.warn("Route {} parked {} of {}: {}", route.id(), item.receipt(), item.key(), parked.detail());
            ParkedMessage message = ParkedMessage.of(route.id(), item, parked, clock.instant());
            if (!durable(() -> parkingLot.append(message), stop)) {
                return Result.INTERRUPTED;
            }
        }
        LedgerRow row = fate.row(route.id(), item, clock.instant());
        if (!durable(() -> ledger.append(row), stop)) {
            return Result.INTERRUPTED;
        }
        meters.settled(item, fate);
        return Result.SETTLED;
    }

    private static Fate.Parked parked(ParkedMessage message) {
        return new Fate.Parked(message.reason(), message.detail(), message.target(), 0);
    }

    /** Appends until Kafka has it: without its row, the event's offset is never committed. */
    private boolean durable(Supplier<CompletableFuture<Void>> append, CountDownLatch stop) {
        while (true) {
            try {
                append.get().join();
                return true;
            } catch (CompletionException e) {
                log.warn("Route {} waits for Kafka: {}", route.id(), String.valueOf(e.getCause()));
                if (givenUp(stop)) {
                    return false;
                }
            }
        }
    }

    private static boolean givenUp(CountDownLatch stop) {
        try {
            return stop.await(ROW_RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
