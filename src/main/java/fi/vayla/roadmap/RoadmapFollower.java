package fi.vayla.roadmap;

import fi.vayla.event.Json;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogFollower.Following;
import fi.vayla.log.LogRecord;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Folds the roadmap's topic into the state, from its beginning and for as long as the hub runs. */
@Component
final class RoadmapFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RoadmapFollower.class);
    private static final Duration STEP = Duration.ofSeconds(5);

    private final LogFollower follower;
    private final RoadmapState state;
    private final RoadmapWriter writer;
    private final RoadmapRepair repair;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile @Nullable Following following;

    RoadmapFollower(LogFollower follower, RoadmapState state, RoadmapWriter writer, RoadmapRepair repair) {
        this.follower = follower;
        this.state = state;
        this.writer = writer;
        this.repair = repair;
    }

    /** Whether everything that was on the topic at the start is in the state; waits for it no longer than told. */
    boolean awaitCaughtUp(Duration atMost) {
        try {
            return caughtUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void start() {
        Following started = follower.follow("roadmap", Set.of(Topic.ROADMAP), this::handle);
        following = started;
        Thread.ofVirtual().name("roadmap-catch-up").start(() -> catchUp(started));
    }

    private void catchUp(Following started) {
        while (!started.awaitCaughtUp(STEP)) {
            if (!isRunning()) {
                return;
            }
            LOG.info("The roadmap is still being read from the log");
        }
        caughtUp.countDown();
        repair.begin();
    }

    private void handle(LogRecord record) {
        if (record.value().length == 0) {
            return;
        }
        try {
            ItemState onLog = ItemState.of(Json.readOwn(record.value(), RoadmapItemChanged.class));
            ItemState merged = state.merge(onLog);
            writer.seen(onLog);
            repair.compare(onLog, merged);
        } catch (JacksonException e) {
            // every record was valid when it was appended, so this one was written by another hand
            LOG.error("{} is not a roadmap item and is passed over: {}", record.place(), e.getOriginalMessage());
        }
    }

    @Override
    public void stop() {
        Following running = following;
        following = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public boolean isRunning() {
        return following != null;
    }

    /** After the log and before whatever delivers to the roadmap. */
    @Override
    public int getPhase() {
        return 0;
    }
}
