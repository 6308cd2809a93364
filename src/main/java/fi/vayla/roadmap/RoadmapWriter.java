package fi.vayla.roadmap;

import fi.vayla.event.Event;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Appends items' states to the log, and takes them into the fold once they are durable there. Thread-safe. */
@Component
final class RoadmapWriter {

    /** The source of what the roadmap itself appends. */
    static final String SOURCE = "roadmap";

    private final EventLog log;
    private final RoadmapState state;
    private final Links links;
    private final TableValues tables;
    private final Clock clock;
    private final Map<String, ItemState> awaited = new ConcurrentHashMap<>();

    RoadmapWriter(EventLog log, RoadmapState state, Links links, TableValues tables, Clock clock) {
        this.log = log;
        this.state = state;
        this.links = links;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * Appends the state; it is part of the fold when the answer is {@link Appended.Durable}, and not before.
     *
     * @param id the event's id; the same for every attempt at the same change
     * @param source whose word it is; null where the hub only completes what is known
     */
    CompletableFuture<Appended> append(
            ItemState next,
            List<Change> changes,
            String id,
            @Nullable String source,
            Instant time,
            @Nullable String traceparent) {
        return append(
                next, tables.under(next.toEvent(changes, source, links.list(next.item()))), id, time, traceparent);
    }

    /** The same with an event that is made already. */
    CompletableFuture<Appended> append(
            ItemState next, RoadmapItemChanged data, String id, Instant time, @Nullable String traceparent) {
        var event = Event.of(data, SOURCE, id, next.item(), time, clock.instant(), traceparent);
        awaited.put(next.item(), next);
        return log.appendOwn(event).thenApply(appended -> {
            if (appended instanceof Appended.Durable) {
                state.merge(next);
            } else {
                awaited.remove(next.item(), next);
            }
            return appended;
        });
    }

    /** Notes that a state was read back from the log. */
    void seen(ItemState onLog) {
        awaited.computeIfPresent(onLog.item(), (item, own) -> onLog.covers(own) ? null : own);
    }

    /** Whether a state of the item is on its way to the log, or there and not yet read back. */
    boolean isAwaited(String item) {
        return awaited.containsKey(item);
    }
}
