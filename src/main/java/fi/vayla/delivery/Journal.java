package fi.vayla.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what happens before it counts, for as long as Kafka takes. */
final class Journal {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Ledger ledger;

    Journal(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Blocks until the row is durable; false when it was given up first, and whether it is durable is not known. */
    boolean write(LedgerRow row, CountDownLatch stop) {
        return durable(() -> ledger.append(row), stop);
    }

    /** Blocks until what is appended is durable; false when it was given up first. */
    boolean durable(Supplier<CompletableFuture<Void>> append, CountDownLatch stop) {
        while (true) {
            try {
                append.get().join();
                return true;
            } catch (CompletionException e) {
                log.warn("Waiting for Kafka: {}", String.valueOf(e.getCause()));
            }
            try {
                if (stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
