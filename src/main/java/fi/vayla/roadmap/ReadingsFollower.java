package fi.vayla.roadmap;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import fi.vayla.event.RoadmapStated;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogFollower.Following;
import fi.vayla.log.LogRecord;
import fi.vayla.log.LoggedEvent;
import fi.vayla.log.Topic;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads the values over time from the roadmap's history, for as long as the hub runs. */
@Component
final class ReadingsFollower implements SmartLifecycle {

    private final LogFollower follower;
    private final MetricReadings readings;
    private volatile @Nullable Following following;

    ReadingsFollower(LogFollower follower, MetricReadings readings) {
        this.follower = follower;
        this.readings = readings;
    }

    @Override
    public void start() {
        following = follower.follow("metric-readings", Set.of(Topic.ROADMAP_HISTORY), this::read);
    }

    private void read(LogRecord record) {
        if (!EditionLog.isEdition(record)
                && record.event() instanceof LoggedEvent(var _, Event event)
                && event.type() == EventType.ROADMAP_STATED) {
            readings.add(Json.read(event.data(), RoadmapStated.class));
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

    @Override
    public int getPhase() {
        return 0;
    }
}
