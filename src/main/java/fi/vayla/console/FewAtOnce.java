package fi.vayla.console;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a few questions be worked out at a time and a few more wait for a moment; whoever comes beyond them is to come again
 * later. So no number of questions takes the hub from its messages. Thread-safe.
 */
final class FewAtOnce {

    private final Semaphore working;
    private final Semaphore inside;
    private final Duration patience;

    /**
     * @param most how many are worked out at a time
     * @param waiting how many more may wait
     * @param patience how long they do
     */
    FewAtOnce(int most, int waiting, Duration patience) {
        this.working = new Semaphore(most, true);
        this.inside = new Semaphore(most + waiting);
        this.patience = patience;
    }

    /** Throws a {@link Refusal}, which is answered 503 with Retry-After, when its turn does not come. */
    <T> T ask(Supplier<T> question) {
        if (!inside.tryAcquire()) {
            throw busy();
        }
        try {
            return inTurn(question);
        } finally {
            inside.release();
        }
    }

    private <T> T inTurn(Supplier<T> question) {
        try {
            if (!working.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return question.get();
        } finally {
            working.release();
        }
    }

    private static Refusal busy() {
        return Refusal.unavailable(
                "busy", "Busy", "Others are asking for the roadmap at other times than now; try again in a moment");
    }
}
