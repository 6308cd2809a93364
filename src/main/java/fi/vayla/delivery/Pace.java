package fi.vayla.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many calls of one route may be open at once at each of its targets, and how many may begin in a second. Both may change
 * at any time; calls that are open end as they are. Thread-safe.
 */
final class Pace {

    private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Permits that may become fewer than are taken. */
    private static final class Slots extends Semaphore {

        private int size;

        Slots(int size) {
            super(size);
            this.size = size;
        }

        void resize(int wanted) {
            if (wanted > size) {
                release(wanted - size);
            } else {
                reducePermits(size - wanted);
            }
            size = wanted;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // all guarded by the lock; times are System.nanoTime()
    private final Map<String, Slots> slots = new HashMap<>();
    private int concurrency;
    private double rate; // 0 for no limit
    private long nextStart;

    Pace(int concurrency) {
        this.concurrency = concurrency;
    }

    /** @param perSecond 0 for no limit */
    void limit(int atOnce, double perSecond) {
        lock.lock();
        try {
            if (atOnce != concurrency) {
                concurrency = atOnce;
                slots.values().forEach(one -> one.resize(atOnce));
            }
            if (perSecond != rate) {
                rate = perSecond;
                nextStart = System.nanoTime();
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Blocks until a call may begin; whoever got in leaves.
     *
     * @return false when it was given up first
     */
    boolean enter(String target, CountDownLatch stop) throws InterruptedException {
        Slots slot = slots(target);
        while (!slot.tryAcquire(LOOK_NANOS, TimeUnit.NANOSECONDS)) {
            if (stop.getCount() == 0) { // those who have the slots may wait for long
                return false;
            }
        }
        boolean begins = false;
        try {
            begins = awaitStart(stop);
        } finally {
            if (!begins) {
                slot.release();
            }
        }
        return begins;
    }

    void leave(String target) {
        slots(target).release();
    }

    private Slots slots(String target) {
        lock.lock();
        try {
            return slots.computeIfAbsent(target, name -> new Slots(concurrency));
        } finally {
            lock.unlock();
        }
    }

    /** Only those who have a slot wait here. */
    private boolean awaitStart(CountDownLatch stop) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (stop.getCount() > 0) {
                long now = System.nanoTime();
                if (rate == 0) {
                    return true;
                }
                if (now - nextStart >= 0) { // what began late may be made up for, but not in a burst
                    nextStart = Math.max(nextStart, now - BURST_NANOS) + (long) (1e9 / rate);
                    return true;
                }
                changed.awaitNanos(Math.min(nextStart - now, LOOK_NANOS));
            }
            return false;
        } finally {
            lock.unlock();
        }
    }
}
