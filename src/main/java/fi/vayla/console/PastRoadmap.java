package fi.vayla.console;

import fi.vayla.event.RoadmapStated.Recorded;
import fi.vayla.log.Topic;
import fi.vayla.roadmap.PastProgramme;
import fi.vayla.roadmap.RoadmapPast;
import fi.vayla.roadmap.RoadmapPast.Stand;
import fi.vayla.view.Projector;
import fi.vayla.view.StatementReader;
import java.time.Clock;
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

    /** Items and statements, of all answers that are kept together. */
    private static final long KEPT = 70_000;

    private static final int AT_ONCE = 2;
    private static final int WAITING = 30;

    private record Question(String programme, Moment moment) {}

    private final RoadmapPast past;
    private final StatementReader statements;
    private final Projector projector;
    private final Clock clock;
    private final FewAtOnce few = new FewAtOnce(AT_ONCE, WAITING, PATIENCE);
    private final KeptAnswers<Question, Stand, PastProgramme> kept = new KeptAnswers<>(KEPT, PastProgramme::size);

    PastRoadmap(RoadmapPast past, StatementReader statements, Projector projector, Clock clock) {
        this.past = past;
        this.statements = statements;
        this.projector = projector;
        this.clock = clock;
    }

    /** The programmes that are shown, in their order. */
    List<PastProgramme> list(Moment moment) {
        return few.ask(() -> {
            awaitRead(HISTORY);
            return past.list().stream()
                    .flatMap(programme -> find(programme, moment).stream())
                    .toList();
        });
    }

    PastProgramme get(String programme, Moment moment) {
        return few.ask(() -> {
            awaitRead(HISTORY);
            return find(programme, moment).orElseThrow(() -> Refusal.unknownProgramme(programme));
        });
    }

    /** What was said of an item while it was in the programme, in the order in which it was written down. */
    List<Recorded> statements(String programme, String item) {
        requireShown(programme);
        return few.ask(() -> {
            awaitRead(HISTORY);
            return said(programme, item);
        });
    }

    private List<Recorded> said(String programme, String item) {
        return statements.listOf(item).stream()
                .filter(one -> programme.equals(one.stated().programme()))
                .toList();
    }

    /** Refuses an item that was no part of the programme until then: not in its tables then or now, and nothing said of it there. */
    void requireItem(String programme, String item, Instant until) {
        requireShown(programme);
        boolean known = past.had(programme, item, until)
                || past.had(programme, item, Instant.MAX)
                || !statements(programme, item).isEmpty();
        if (!known) {
            throw Refusal.notFound(
                    "unknown-item",
                    "Unknown item",
                    "There is no item \"" + item + "\" in " + programme + "; GET /api/roadmap/" + programme
                            + " lists the items.");
        }
    }

    /** Waits for what systems were told, too. */
    void awaitDeliveries() {
        few.ask(() -> {
            awaitRead(WITH_DELIVERIES);
            return true;
        });
    }

    void requireShown(String programme) {
        if (!past.list().contains(programme)) {
            throw Refusal.unknownProgramme(programme);
        }
    }

    private Optional<PastProgramme> find(String programme, Moment asked) {
        Moment moment = asked.until(clock.instant());
        Instant asOf = moment.asOf() == null ? Instant.MAX : moment.asOf();
        return past.stand(
                        programme,
                        asOf,
                        moment.tables(),
                        id -> statements.count(id, moment.asOf(), moment.recordedAt()))
                .map(stand -> kept.get(
                        new Question(programme, moment),
                        stand,
                        () -> past.find(
                                        programme,
                                        asOf,
                                        moment.tables(),
                                        id -> statements.list(id, moment.asOf(), moment.recordedAt()))
                                .orElseThrow(() -> Refusal.unknownProgramme(programme))));
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
