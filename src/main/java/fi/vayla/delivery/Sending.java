package fi.vayla.delivery;

import fi.vayla.delivery.LedgerRow.State;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.Lookup;
import fi.vayla.system.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of one route, and looks before it sends again. Each call is written down before it begins, so that a
 * crash in the middle of it is known afterwards. The one place that decides what an outcome means.
 */
final class Sending {

    private final DeliveryRoute route;
    private final Journal journal;
    private final Gates gates;
    private final Backoff backoff;
    private final Pace pace;
    private final RouteMeters meters;
    private final Clock clock;

    Sending(
            DeliveryRoute route,
            Journal journal,
            Gates gates,
            Backoff backoff,
            Pace pace,
            RouteMeters meters,
            Clock clock) {
        this.route = route;
        this.journal = journal;
        this.gates = gates;
        this.backoff = backoff;
        this.pace = pace;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Blocks until the system has the message or refuses it.
     *
     * @param begun the newest row of a delivery that was begun before
     */
    Fate send(Item item, Target target, Call call, @Nullable LedgerRow begun, CountDownLatch stop)
            throws InterruptedException {
        Message message = new Message(item, target, call, begun, stop);
        Step step = message.next();
        if (step instanceof Step.Done(Fate fate)) {
            return fate;
        }
        try (var waiting = meters.waiting()) {
            while (true) {
                switch (step) {
                    case Step.Done(Fate fate) -> {
                        return fate;
                    }
                    case Step.Again(Duration pause) -> {
                        if (gates.of(target).pause(pause, stop)) {
                            return new Fate.Interrupted();
                        }
                        step = message.next();
                    }
                }
            }
        }
    }

    /** What one turn at the system came to. */
    private sealed interface Step {

        record Done(Fate fate) implements Step {}

        record Again(Duration pause) implements Step {}
    }

    /** One message until its fate is known. Used by one thread. */
    private final class Message {

        private final Item item;
        private final Target target;
        private final Call call;
        private final CountDownLatch stop;
        private final Capability capability;
        private int attempts;
        private int failures; // in a row, here
        private boolean perhapsThere; // a call ended without an answer, and nothing has answered since
        private boolean lookFirst; // a call was made, and nothing has said that it came to nothing
        private boolean possiblyTwice;
        private Instant unansweredAt = Instant.EPOCH;

        Message(Item item, Target target, Call call, @Nullable LedgerRow begun, CountDownLatch stop) {
            this.item = item;
            this.target = target;
            this.call = call;
            this.stop = stop;
            Capability usual = target.adapter().capability(call.parameters());
            // a system that is asked would tell of the first time
            this.capability = item.round().again() && usual == Capability.FIND ? Capability.NEITHER : usual;
            if (begun != null) {
                attempts = begun.attempts();
                possiblyTwice = begun.possiblyTwice();
                perhapsThere = begun.state() == State.attempted || begun.state() == State.unknown;
                lookFirst = perhapsThere || attempts > 0;
                unansweredAt = clock.instant(); // the call may have lasted until a moment ago
            }
        }

        /** Blocks until the system may be called, and calls it once. */
        Step next() throws InterruptedException {
            if (perhapsThere && looks() && givenUpBeforeItShows()) {
                return interrupted();
            }
            if (!pace.enter(target.name(), stop)) {
                return interrupted();
            }
            try {
                // enters nobody who was given up meanwhile
                Optional<Gate.Turn> turn = gates.of(target).enter(stop);
                return turn.isEmpty() ? interrupted() : take(turn.get());
            } finally {
                pace.leave(target.name());
            }
        }

        /** Whether it is asked for before it is sent again. A system that failed may have failed after the work. */
        private boolean looks() {
            return lookFirst && capability == Capability.FIND;
        }

        private Step take(Gate.Turn turn) {
            try {
                return looks() ? lookUp(turn) : send(turn);
            } finally {
                turn.unused(); // counts only where the turn has not ended yet
            }
        }

        /** Whether a crash in the middle of the call has to be known: to a system that knows repeats, one more is nothing. */
        private boolean isNoted() {
            return capability != Capability.IDEMPOTENT;
        }

        /** What the system did with a call that ended without an answer may show only after a while; true when given up. */
        private boolean givenUpBeforeItShows() throws InterruptedException {
            Duration left = Duration.between(
                    clock.instant(), unansweredAt.plus(target.limits().settle()));
            return stop.await(left.toNanos(), TimeUnit.NANOSECONDS);
        }

        private Step lookUp(Gate.Turn turn) {
            Lookup found = target.adapter().find(call);
            meters.lookedUp(target.name(), found);
            return switch (found) {
                case Lookup.Found(String targetId) -> {
                    turn.answered();
                    yield new Step.Done(new Fate.Delivered(
                            target.name(), targetId, attempts, "Found there when asked", possiblyTwice));
                }
                case Lookup.Absent _ -> {
                    turn.answered();
                    perhapsThere = false;
                    lookFirst = false;
                    yield new Step.Again(Duration.ZERO);
                }
                case Lookup.Unavailable(String detail, Duration retryAfter) -> {
                    turn.failed(detail, retryAfter);
                    yield again(detail, retryAfter);
                }
            };
        }

        private Step send(Gate.Turn turn) {
            attempts++;
            possiblyTwice |= perhapsThere && capability == Capability.NEITHER;
            // given up while the row was written: another owner may be at it already
            if ((isNoted() && !journal.write(row(State.attempted), stop)) || stop.getCount() == 0) {
                return interrupted();
            }
            lookFirst = true;
            Outcome outcome = target.adapter().deliver(call);
            meters.attempted(target.name(), outcome);
            return switch (outcome) {
                case Outcome.Delivered(String targetId) -> {
                    turn.answered();
                    yield new Step.Done(new Fate.Delivered(target.name(), targetId, attempts, null, possiblyTwice));
                }
                case Outcome.Refused(Outcome.Reason reason, String detail) -> {
                    turn.answered();
                    ParkingReason why = ParkingReason.of(reason);
                    yield journal.write(row(State.refused).because(why, detail), stop)
                            ? new Step.Done(new Fate.Parked(why, detail, target.name(), attempts))
                            : interrupted();
                }
                case Outcome.Unavailable(String detail, Duration retryAfter) -> {
                    turn.failed(detail, retryAfter);
                    yield noted(perhapsThere ? State.unknown : State.waiting, detail)
                            ? again(detail, retryAfter)
                            : interrupted();
                }
                case Outcome.Unknown(String detail) -> {
                    turn.failed(detail, null);
                    perhapsThere = true;
                    unansweredAt = clock.instant();
                    yield noted(State.unknown, detail) ? again(detail, null) : interrupted();
                }
            };
        }

        private boolean noted(State state, String detail) {
            // once it is given up, the row of its attempt says enough to the next owner
            return stop.getCount() > 0 && journal.write(row(state).because(null, detail), stop);
        }

        private LedgerRow row(State state) {
            return LedgerRow.of(route.id(), item, state, target.name(), attempts, possiblyTwice, clock.instant());
        }

        private Step again(String detail, @Nullable Duration atLeast) {
            failures++;
            meters.failed(detail);
            return new Step.Again(backoff.delay(failures, atLeast));
        }

        private Step interrupted() {
            return new Step.Done(new Fate.Interrupted());
        }
    }
}
