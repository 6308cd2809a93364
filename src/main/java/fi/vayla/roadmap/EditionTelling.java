package fi.vayla.roadmap;

import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.log.Appended;
import fi.vayla.log.LogUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells of every item that an edition of the tables makes another one for a reader, as of any change, and of every one that it
 * took away. The instance that made the edition does so at once; what it leaves undone when it ends is done by any other, within
 * moments, or after the next start. What is told twice has the same id, so whoever reads takes it once.
 */
@Component
final class EditionTelling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EditionTelling.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Editions editions;
    private final Supplier<RoadmapRules> rules;
    private final RoadmapState state;
    private final RoadmapWriter writer;
    private final TakingWords taking;
    private final Links links;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService thread;

    EditionTelling(
            Editions editions,
            Supplier<RoadmapRules> rules,
            RoadmapState state,
            RoadmapWriter writer,
            TakingWords taking,
            Links links,
            Clock clock) {
        this.editions = editions;
        this.rules = rules;
        this.state = state;
        this.writer = writer;
        this.taking = taking;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("roadmap-editions").daemon().factory());
        thread = started;
        editions.onAppended(() -> started.execute(this::look));
        started.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            while (isRunning() && editions.told() < editions.newestNumber() && isReady()) {
                int next = editions.told() + 1;
                int items = tell(next);
                editions.told(next, clock.instant());
                LOG.info("Edition {} of the roadmap's tables is told: {} items", next, items);
            }
        } catch (RuntimeException e) { // a task that throws is never run again
            LOG.warn("What an edition of the tables changes is not told yet: {}", e.toString());
        }
    }

    /** Without rules no programme is shown, and nothing would be told of it ever. */
    private boolean isReady() {
        return rules.get() != RoadmapRules.NONE && taking.awaitReady();
    }

    /** When this returns, all of it is durable. */
    private int tell(int number) {
        var changes = new EditionChanges(
                editions.find(number),
                editions.programmes(number - 1),
                editions.programmes(number),
                rules.get().programmes());
        List<CompletableFuture<Appended>> told = new ArrayList<>();
        for (String item : changes.candidates()) {
            taking.inOrder(item, () -> tell(changes, item)).ifPresent(told::add);
        }
        for (CompletableFuture<Appended> one : told) {
            switch (one.join()) {
                case Appended.Durable _ -> {}
                case Appended.Invalid(var problems) ->
                    LOG.error("A change of edition {} cannot be told: {}", number, problems);
                case Appended.Unavailable(String detail) -> throw new LogUnavailable(detail);
            }
        }
        return told.size();
    }

    private Optional<CompletableFuture<Appended>> tell(EditionChanges changes, String item) {
        ItemState now = state.find(item).orElseGet(() -> new ItemState(item, identity(changes, item), Map.of()));
        RoadmapItemChanged said = now.toEvent(List.of(), RoadmapItemChanged.TABLES, links.list(item));
        return changes.list(said)
                .map(data -> writer.append(
                        now, data, changes.eventId(item), changes.edition().at(), null));
    }

    private static ItemState.Identity identity(EditionChanges changes, String id) {
        Item item = changes.after()
                .findItem(id)
                .or(() -> changes.before().findItem(id))
                .orElseThrow();
        return new ItemState.Identity(item.programme(), item.itemKind().name(), item.title());
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        editions.onAppended(() -> {});
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** After the rules have begun to count. */
    @Override
    public int getPhase() {
        return 1;
    }
}
