package fi.vayla.roadmap;

import fi.vayla.event.Event;
import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.log.Appended;
import fi.vayla.system.Call;
import fi.vayla.system.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * The roadmap as a system that routes deliver to, like any other. A message is delivered once its change is durable on
 * the log; its target id is the item's id, or {@code unlinked}.
 */
@Component
final class RoadmapSystem {

    private static final Duration CATCH_UP = Duration.ofSeconds(5);
    private static final String UNLINKED = "unlinked";

    private final ItemChanges changes;
    private final RoadmapState state;
    private final RoadmapWriter writer;
    private final RoadmapFollower follower;
    private final UnlinkedRecords unlinked;
    private final MeterRegistry meters;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    RoadmapSystem(
            ItemChanges changes,
            RoadmapState state,
            RoadmapWriter writer,
            RoadmapFollower follower,
            UnlinkedRecords unlinked,
            MeterRegistry meters) {
        this.changes = changes;
        this.state = state;
        this.writer = writer;
        this.follower = follower;
        this.unlinked = unlinked;
        this.meters = meters;
    }

    Outcome deliver(Call call) {
        return switch (RoadmapUpdate.parse(call.body())) {
            case RoadmapUpdate.Parsed.Invalid(String detail) -> {
                count("none", "refused");
                yield new Outcome.Refused(Outcome.Reason.SCHEMA, detail);
            }
            case RoadmapUpdate.Parsed.Valid(RoadmapUpdate update) -> apply(call.event(), update);
        };
    }

    private Outcome apply(Event event, RoadmapUpdate update) {
        return switch (changes.decide(event, update)) {
            case ItemChanges.Decision.Nothing(Unlinked.Reason reason) -> {
                unlinked.add(event, update, reason);
                count("none", UNLINKED);
                yield new Outcome.Delivered(UNLINKED);
            }
            case ItemChanges.Decision.Says(ItemState said) -> change(event, said);
        };
    }

    /** One change of an item at a time, so that none overwrites another. */
    private Outcome change(Event event, ItemState said) {
        if (!follower.awaitCaughtUp(CATCH_UP)) {
            return new Outcome.Unavailable("the roadmap is still being read from the log", null);
        }
        ReentrantLock lock = locks.computeIfAbsent(said.item(), item -> new ReentrantLock());
        lock.lock();
        try {
            Optional<ItemState> current = state.find(said.item());
            if (said.fields().isEmpty()
                    || current.filter(known -> known.covers(said)).isPresent()) {
                count(said.identity().programme(), "unchanged");
                return new Outcome.Delivered(said.item());
            }
            ItemState continued = changes.continued(current, said);
            ItemState next = current.map(known -> known.merge(continued)).orElse(continued);
            return append(event, next, changes.list(current, continued));
        } finally {
            lock.unlock();
        }
    }

    private Outcome append(Event cause, ItemState next, List<Change> list) {
        String id = next.item() + "/" + cause.receipt();
        String programme = next.identity().programme();
        return switch (writer.append(next, list, id, cause.time(), cause.traceparent())
                .join()) {
            case Appended.Durable durable -> {
                count(programme, "changed");
                yield new Outcome.Delivered(next.item());
            }
            case Appended.Invalid(var problems) -> {
                count(programme, "refused");
                yield new Outcome.Refused(Outcome.Reason.SCHEMA, problems.toString());
            }
            case Appended.Unavailable(String detail) -> {
                count(programme, "unavailable");
                yield new Outcome.Unavailable(detail, null);
            }
        };
    }

    private void count(String programme, String outcome) {
        meters.counter("vayla.roadmap.changes", "programme", programme, "outcome", outcome)
                .increment();
    }
}
