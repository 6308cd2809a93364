package fi.vayla.delivery;

import fi.vayla.system.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The way to one system, which all routes of this instance share: its circuit, how many calls may be open at once, and how
 * many may begin in a second. After a number of failures in a row, or when the system asks to be left alone, the circuit
 * opens; after a back-off one call is let through as a probe, and its outcome closes the circuit or keeps it open. Thread-safe.
 */
final class Gate {

    private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** How a system stands. */
    record State(
            boolean open, @Nullable Instant since, @Nullable String lastError, int calls) {}

    private final int failuresToOpen;
    private final Backoff backoff;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turn = lock.newCondition();
    private final Condition closing = lock.newCondition();

    private volatile Limits limits; // written with the lock
    // all guarded by the lock; times are System.nanoTime()
    private int calls;
    private long nextStart = System.nanoTime();
    private int failures; // in a row
    private int openings; // in a row
    private long openUntil;
    private boolean probing;
    private long closings;
    private @Nullable Instant openSince;
    private @Nullable String lastError;

    Gate(Limits limits, int failuresToOpen, Backoff backoff, Clock clock) {
        this.limits = limits;
        this.failuresToOpen = failuresToOpen;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** From now on these count; calls that are open stay so. */
    void limit(Limits next) {
        if (limits.equals(next)) {
            return;
        }
        lock.lock();
        try {
            limits = next;
            nextStart = Math.min(nextStart, System.nanoTime()); // a faster rate does not wait out a slower one
            turn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A call that may begin now. Whoever got it ends it; only the first way of ending it counts. */
    final class Turn {

        private final boolean probe;
        private boolean ended; // guarded by the lock

        private Turn(boolean probe) {
            this.probe = probe;
        }

        /** The call ended, and the system works. */
        void answered() {
            end(this, Gate.this::close);
        }

        /** The call ended without the system's help. */
        void failed(String detail, @Nullable Duration retryAfter) {
            end(this, () -> count(probe, detail, retryAfter));
        }

        /** There was no call after all. */
        void unused() {
            end(this, () -> {});
        }
    }

    /**
     * Blocks until a call may begin.
     *
     * @return empty when it was given up first
     */
    Optional<Turn> enter(CountDownLatch stop) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                long now = System.nanoTime();
                if (stop.getCount() == 0) {
                    turn.signal(); // another's turn, perhaps
                    return Optional.empty();
                }
                if (openSince != null && (probing || now < openUntil)) {
                    turn.awaitNanos(probing ? Long.MAX_VALUE : openUntil - now);
                } else if (calls >= limits.concurrency()) {
                    turn.await();
                } else if (now < nextStart) {
                    turn.awaitNanos(nextStart - now);
                } else {
                    return Optional.of(begin(now));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private Turn begin(long now) {
        calls++;
        if (limits.rate() > 0) { // what began late may be made up for, but not in a burst
            nextStart = Math.max(nextStart, now - BURST_NANOS) + (long) (1e9 / limits.rate());
        }
        boolean probe = openSince != null;
        probing |= probe;
        return new Turn(probe);
    }

    private void end(Turn one, Runnable counting) {
        lock.lock();
        try {
            if (one.ended) {
                return;
            }
            one.ended = true;
            calls--;
            probing &= !one.probe;
            counting.run();
            if (openSince == null && limits.rate() == 0) {
                turn.signal();
            } else {
                turn.signalAll(); // some wait for a time, and a signal to one of those would be lost
            }
        } finally {
            lock.unlock();
        }
    }

    private void close() {
        failures = 0;
        openings = 0;
        if (openSince != null) {
            openSince = null;
            closings++;
            closing.signalAll();
            turn.signalAll();
        }
    }

    private void count(boolean probe, String detail, @Nullable Duration retryAfter) {
        lastError = detail;
        failures++;
        if (probe || (openSince == null && (failures >= failuresToOpen || retryAfter != null))) {
            openings++;
            openUntil = System.nanoTime() + backoff.delay(openings, retryAfter).toNanos();
            openSince = openSince == null ? clock.instant() : openSince;
        } else if (openSince != null && retryAfter != null) {
            openUntil = Math.max(openUntil, System.nanoTime() + retryAfter.toNanos());
        }
    }

    /**
     * Waits before a message is tried again, not longer than until the circuit closes: the system is back.
     *
     * @return true when it was given up
     */
    boolean pause(Duration atMost, CountDownLatch stop) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long seen = closings;
            long left = atMost.toNanos();
            while (left > 0 && closings == seen && stop.getCount() > 0) {
                left = closing.awaitNanos(left);
            }
            return stop.getCount() == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Lets those who wait see that they were given up. */
    void wake() {
        lock.lock();
        try {
            turn.signalAll();
            closing.signalAll();
        } finally {
            lock.unlock();
        }
    }

    State state() {
        lock.lock();
        try {
            return new State(openSince != null, openSince, lastError, calls);
        } finally {
            lock.unlock();
        }
    }
}
