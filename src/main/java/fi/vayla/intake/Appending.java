package fi.vayla.intake;

import fi.vayla.event.Event;
import fi.vayla.event.Receipt;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Appends an event unless it was appended lately or is being appended right now. This spares work and nothing more: it
 * forgets, and other instances do not share it. That a message has one effect is the delivery's ledger's to guarantee.
 */
final class Appending {

    private final EventLog log;
    private final RecentReceipts accepted;
    private final ConcurrentMap<Receipt, CompletableFuture<Result>> running = new ConcurrentHashMap<>();

    Appending(EventLog log, int remembered) {
        this.log = log;
        this.accepted = new RecentReceipts(remembered);
    }

    /** What came of it. */
    sealed interface Result {
        record New(Appended appended) implements Result {}

        record Repeat() implements Result {}
    }

    void remember(Receipt receipt) {
        accepted.add(receipt);
    }

    /** Waits for the log; a repeat that comes meanwhile waits for the first one and gets its outcome. */
    Result append(Event event) {
        CompletableFuture<Result> mine = new CompletableFuture<>();
        @Nullable CompletableFuture<Result> first = running.putIfAbsent(event.receipt(), mine);
        if (first != null) {
            return afterFirst(first.join());
        }
        try {
            Result result = appendOnce(event);
            mine.complete(result);
            return result;
        } finally {
            running.remove(event.receipt(), mine);
            mine.complete(new Result.New(new Appended.Unavailable("The log did not answer")));
        }
    }

    private Result appendOnce(Event event) {
        if (accepted.contains(event.receipt())) {
            return new Result.Repeat();
        }
        Appended appended = log.append(event).join();
        if (appended instanceof Appended.Durable) {
            // before it stops running, so that no repeat finds it in neither place
            accepted.add(event.receipt());
        }
        return new Result.New(appended);
    }

    private static Result afterFirst(Result first) {
        return first instanceof Result.New(Appended.Durable durable) ? new Result.Repeat() : first;
    }
}
