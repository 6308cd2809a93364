package fi.vayla.roadmap;

import fi.vayla.event.Problem;
import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.log.Appended;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Takes in what is said of items: first the statement, then the change that it makes, so that no change is without its
 * statement. What is said again after a crash between the two completes it, and a statement that stands already counts once. Thread-safe.
 */
@Component
final class TakingWords {

    sealed interface Taken {

        /** The statement and the item's new state are durable. */
        record Changed() implements Taken {}

        /** The statement is durable, and nothing newer than what was known. */
        record Unchanged() implements Taken {}

        record Invalid(List<Problem> problems) implements Taken {}

        record Unavailable(String detail) implements Taken {}
    }

    private static final Duration CATCH_UP = Duration.ofSeconds(5);

    private final ItemChanges changes;
    private final RoadmapState state;
    private final RoadmapWriter writer;
    private final HistoryWriter history;
    private final RoadmapFollower follower;
    private final Records records;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    TakingWords(
            ItemChanges changes,
            RoadmapState state,
            RoadmapWriter writer,
            HistoryWriter history,
            RoadmapFollower follower,
            Records records) {
        this.changes = changes;
        this.state = state;
        this.writer = writer;
        this.history = history;
        this.follower = follower;
        this.records = records;
    }

    /** Whether what the log had at the start is known here; waits for it a moment. */
    boolean awaitReady() {
        return follower.awaitCaughtUp(CATCH_UP) && records.awaitCaughtUp(CATCH_UP);
    }

    Taken take(Word word) {
        if (!awaitReady()) {
            return new Taken.Unavailable("the roadmap is still being read from the log");
        }
        return inOrder(word.said().item(), () -> switch (history.append(word.stated(), word.traceparent())
                .join()) {
            case Appended.Durable durable -> change(word);
            case Appended.Invalid(var problems) -> new Taken.Invalid(problems);
            case Appended.Unavailable(String detail) -> new Taken.Unavailable(detail);
        });
    }

    /** One word of an item at a time: none overwrites another, and the history has them in the order in which they counted. */
    <T> T inOrder(String item, Supplier<T> work) {
        ReentrantLock lock = locks.computeIfAbsent(item, id -> new ReentrantLock());
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private Taken change(Word word) {
        ItemState said = word.said();
        Optional<ItemState> current = state.find(said.item());
        boolean saysNothing = said.fields().isEmpty() && said.contested().isEmpty();
        if (saysNothing || current.filter(known -> known.covers(said)).isPresent()) {
            return new Taken.Unchanged();
        }
        ItemState continued = changes.continued(current, said);
        ItemState next = current.map(known -> known.merge(continued)).orElse(continued);
        return append(word, next, changes.list(current, continued));
    }

    private Taken append(Word word, ItemState next, List<Change> list) {
        var stated = word.stated();
        String id = next.item() + "/" + stated.receipt();
        return switch (writer.append(next, list, id, stated.source(), stated.at(), word.traceparent())
                .join()) {
            case Appended.Durable durable -> new Taken.Changed();
            case Appended.Invalid(var problems) -> new Taken.Invalid(problems);
            case Appended.Unavailable(String detail) -> new Taken.Unavailable(detail);
        };
    }
}
