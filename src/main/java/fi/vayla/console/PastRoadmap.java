package fi.vayla.console;

import fi.vayla.event.RoadmapStated.Recorded;
import fi.vayla.log.Topic;
import fi.vayla.roadmap.PastProgramme;
import fi.vayla.roadmap.RoadmapPast;
import fi.vayla.view.Projector;
import fi.vayla.view.StatementReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The roadmap at any time, from the read models. Nobody gets an answer older than the question: what was on the log when it
 * came is waited for, and if that takes too long the refusal says how much is left.
 */
@Component
final class PastRoadmap {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<Topic> HISTORY = Set.of(Topic.ROADMAP_HISTORY);
    private static final Set<Topic> WITH_DELIVERIES = Set.of(Topic.ROADMAP_HISTORY, Topic.ROADMAP, Topic.DELIVERIES);

    private final RoadmapPast past;
    private final StatementReader statements;
    private final Projector projector;

    PastRoadmap(RoadmapPast past, StatementReader statements, Projector projector) {
        this.past = past;
        this.statements = statements;
        this.projector = projector;
    }

    /** The programmes that are shown, in their order. */
    List<PastProgramme> list(Moment moment) {
        awaitRead(HISTORY);
        return past.list().stream()
                .flatMap(programme -> find(programme, moment).stream())
                .toList();
    }

    PastProgramme get(String programme, Moment moment) {
        awaitRead(HISTORY);
        return find(programme, moment).orElseThrow(() -> Refusal.unknownProgramme(programme));
    }

    /** What was said of an item while it was in the programme, in the order in which it was written down. */
    List<Recorded> statements(String programme, String item) {
        requireShown(programme);
        awaitRead(HISTORY);
        return statements.listOf(item).stream()
                .filter(one -> programme.equals(one.stated().programme()))
                .toList();
    }

    /** Waits for what systems were told, too. */
    void awaitDeliveries() {
        awaitRead(WITH_DELIVERIES);
    }

    void requireShown(String programme) {
        if (!past.list().contains(programme)) {
            throw Refusal.unknownProgramme(programme);
        }
    }

    private Optional<PastProgramme> find(String programme, Moment moment) {
        return past.find(
                programme,
                moment.asOf() == null ? Instant.MAX : moment.asOf(),
                moment.tables(),
                id -> statements.list(id, moment.asOf(), moment.recordedAt()));
    }

    private void awaitRead(Set<Topic> topics) {
        if (!projector.awaitRead(topics, PATIENCE)) {
            throw Refusal.unavailable(
                    "views-behind",
                    "The read models are behind",
                    "The read models have still to read " + projector.countUnread(topics)
                            + " records of the log before this can be answered; try again in a moment");
        }
    }
}
