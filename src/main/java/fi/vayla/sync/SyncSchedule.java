package fi.vayla.sync;

import fi.vayla.log.LogGroups;
import fi.vayla.routes.Election;
import fi.vayla.system.SystemDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Compares each system every so often, on one instance of all. When it was compared last stands on the log, so a restart compares nothing early. */
final class SyncSchedule implements SmartLifecycle, Election.Office {

    private static final Logger log = LoggerFactory.getLogger(SyncSchedule.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final SyncSettings settings;
    private final Synchronisation synchronisation;
    private final RoadmapRoads roads;
    private final Comparisons comparisons;
    private final LogGroups groups;
    private final Clock clock;
    private final Map<String, Instant> tried = new ConcurrentHashMap<>();
    /** Those that were repaired, and are looked at again soon to see whether it helped. */
    private final Set<String> repaired = ConcurrentHashMap.newKeySet();

    private @Nullable Election election;
    private @Nullable ScheduledExecutorService thread;
    private volatile boolean held;

    SyncSchedule(
            SyncSettings settings,
            Synchronisation synchronisation,
            RoadmapRoads roads,
            Comparisons comparisons,
            LogGroups groups,
            Clock clock) {
        this.settings = settings;
        this.synchronisation = synchronisation;
        this.roads = roads;
        this.comparisons = comparisons;
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("sync").daemon().factory());
        if (!settings.every().isZero()) {
            election = new Election("vayla-sync", this, groups);
            long look = shorter(LOOK, settings.every()).toMillis();
            thread.scheduleWithFixedDelay(this::look, look, look, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            for (SystemDefinition system : roads.systems()) {
                if (held && isDue(system.id())) {
                    tried.put(system.id(), clock.instant());
                    if (synchronisation.keep(system)) {
                        repaired.add(system.id());
                    } else {
                        repaired.remove(system.id());
                    }
                }
            }
        } catch (RuntimeException e) { // a task that throws is never run again
            log.error("The systems could not be compared now", e);
        }
    }

    private boolean isDue(String system) {
        Instant now = clock.instant();
        Instant last = comparisons.find(system).comparedAt();
        Instant attempt = tried.get(system);
        Duration every = repaired.contains(system) ? shorter(RETRY, settings.every()) : settings.every();
        return (last == null || !last.plus(every).isAfter(now))
                && (attempt == null
                        || !attempt.plus(shorter(RETRY, settings.every())).isAfter(now));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    @Override
    public boolean isHeld() {
        return held;
    }

    @Override
    public boolean begin() {
        held = true;
        return true;
    }

    /** A comparison that is under way changes nothing; what it repairs, another instance may repair too. */
    @Override
    public void end() {
        held = false;
    }

    @Override
    public void stop() {
        if (election != null) {
            election.stop();
        }
        if (thread != null) {
            thread.shutdownNow();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Behind the routes. */
    @Override
    public int getPhase() {
        return 1;
    }
}
