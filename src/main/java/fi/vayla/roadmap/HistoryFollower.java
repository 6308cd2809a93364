package fi.vayla.roadmap;

import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import fi.vayla.event.RoadmapStated;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogFollower.Following;
import fi.vayla.log.LogRecord;
import fi.vayla.log.Topic;
import fi.vayla.roadmap.RoadmapRules.Link;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Folds the roadmap's history into {@link Records} and {@link MetricReadings}, from its beginning and for as long as the hub runs. */
@Component
final class HistoryFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryFollower.class);
    private static final Duration STEP = Duration.ofSeconds(5);

    private final LogFollower follower;
    private final Records records;
    private final MetricReadings readings;
    private final Restating restating;
    private volatile boolean begun;
    private volatile @Nullable Following following;

    HistoryFollower(LogFollower follower, Records records, MetricReadings readings, Restating restating) {
        this.follower = follower;
        this.records = records;
        this.readings = readings;
        this.restating = restating;
    }

    @Override
    public void start() {
        Following started = follower.follow("roadmap-history", Set.of(Topic.ROADMAP_HISTORY), this::handle);
        following = started;
        Thread.ofVirtual().name("roadmap-history-catch-up").start(() -> catchUp(started));
    }

    private void catchUp(Following started) {
        while (!started.awaitCaughtUp(STEP)) {
            if (!isRunning()) {
                return;
            }
            LOG.info("The roadmap's history is still being read from the log");
        }
        records.caughtUp();
        begun = true;
        restating.restateLater(records.listToRestate());
    }

    private void handle(LogRecord record) {
        try {
            if (record.key().startsWith(LinkRow.KEYS)) {
                LinkRow row = Json.read(record.value(), LinkRow.class);
                records.ruled(record.place(), row);
            } else if (isStatement(record)) {
                stated(record, Json.readOwn(record.value(), RoadmapStated.class));
            }
        } catch (JacksonException | IllegalArgumentException e) {
            // every record was valid when it was appended, so this one was written by another hand
            LOG.error("{} is not of the roadmap's history and is passed over: {}", record.place(), e.getMessage());
        }
    }

    /** Events of other types and rows of other keys stand on the topic too. */
    private static boolean isStatement(LogRecord record) {
        return record.isOf(EventType.ROADMAP_STATED);
    }

    /** An instance that did not know of the ruling yet may have stated something of the record, of no item or of another one. */
    private void stated(LogRecord record, RoadmapStated stated) {
        records.stated(record.place(), stated);
        readings.add(stated);
        if (begun && stated.ref() != null && !stated.fields().isEmpty()) {
            var link = new Link(stated.source(), stated.ref());
            records.findRuling(link)
                    .filter(records::isToRestate)
                    .ifPresent(row -> restating.restateLater(List.of(link)));
        }
    }

    @Override
    public void stop() {
        Following running = following;
        following = null;
        if (running != null) {
            running.close();
        }
        restating.stop();
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
