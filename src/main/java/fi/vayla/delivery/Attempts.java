package fi.vayla.delivery;

import fi.vayla.event.Event;
import fi.vayla.system.Call;
import fi.vayla.system.Outcome;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one item through its route until its fate is known. The one place that decides what an outcome means. */
final class Attempts {

    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    private final DeliveryRoute route;
    private final ParkingLot parkingLot;
    private final Backoff backoff;
    private final RouteMeters meters;
    private final Semaphore concurrency;

    Attempts(DeliveryRoute route, ParkingLot parkingLot, Backoff backoff, RouteMeters meters) {
        this.route = route;
        this.parkingLot = parkingLot;
        this.backoff = backoff;
        this.meters = meters;
        this.concurrency = new Semaphore(route.concurrency());
    }

    /**
     * Blocks until the fate is known, however long the system is away.
     *
     * @param stop opened when this instance gives the item up; a call that is under way is still waited for
     */
    Fate decide(Item item, CountDownLatch stop) {
        if (stop.getCount() == 0) {
            return new Fate.Interrupted();
        }
        if (parkingLot.holds(route.id(), item.key())) {
            return new Fate.Parked(
                    ParkingReason.BEHIND_PARKED, "An earlier message of " + item.key() + " is parked", null, 0);
        }
        return switch (item.content()) {
            case Item.Content.Broken(ParkingReason reason, String detail) -> new Fate.Parked(reason, detail, null, 0);
            case Item.Content.Deliverable(Event event) -> deliver(event, item, stop);
        };
    }

    private Fate deliver(Event event, Item item, CountDownLatch stop) {
        try {
            return switch (route.pipeline().map(event)) {
                case Mapped.Ready ready -> send(event, ready, stop);
                case Mapped.Failed(String detail) -> new Fate.Parked(ParkingReason.MAPPING, detail, null, 0);
                case Mapped.Nothing _ -> new Fate.Discarded("The route ended before a target");
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fate.Interrupted();
        } catch (RuntimeException e) {
            log.error("Route {} failed on {}", route.id(), item.place(), e);
            return new Fate.Parked(ParkingReason.HUB_FAILURE, e.toString(), null, 0);
        }
    }

    private Fate send(Event event, Mapped.Ready ready, CountDownLatch stop) throws InterruptedException {
        Call call = new Call(event, route.id() + "-" + event.receipt(), ready.parameters(), ready.body());
        for (int attempt = 1; ; attempt++) {
            Outcome outcome;
            concurrency.acquire();
            try {
                if (stop.getCount() == 0) { // given up while it waited for its turn
                    return new Fate.Interrupted();
                }
                outcome = ready.target().adapter().deliver(call);
            } finally {
                concurrency.release();
            }
            meters.attempted(ready.target().name(), outcome);
            switch (outcome) {
                case Outcome.Delivered(String targetId) -> {
                    return new Fate.Delivered(ready.target().name(), targetId, attempt);
                }
                case Outcome.Refused(Outcome.Reason reason, String detail) -> {
                    return new Fate.Parked(
                            ParkingReason.of(reason), detail, ready.target().name(), attempt);
                }
                case Outcome.Unavailable(String detail, Duration retryAfter) -> {
                    try (var waiting = meters.waiting()) {
                        if (givenUp(event, attempt, detail, retryAfter, stop)) {
                            return new Fate.Interrupted();
                        }
                    }
                }
                case Outcome.Unknown(String detail) -> {
                    try (var unknown = meters.unknown()) {
                        if (givenUp(event, attempt, detail, null, stop)) {
                            return new Fate.Interrupted();
                        }
                    }
                }
            }
        }
    }

    private boolean givenUp(Event event, int attempt, String detail, @Nullable Duration retryAfter, CountDownLatch stop)
            throws InterruptedException {
        Duration delay = backoff.delay(attempt, retryAfter);
        meters.failed(detail);
        log.debug("Route {}: {} waits {} after attempt {}: {}", route.id(), event, delay, attempt, detail);
        return stop.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
