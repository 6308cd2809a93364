package fi.vayla.intake;

import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.Partition;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tells the intake at the start which messages came last, so that a repeat after a restart is known as one. */
@Component
final class RememberedReceipts implements SmartLifecycle {

    private static final Duration START = Duration.ofMinutes(1);
    private static final Set<Topic> TOPICS = Set.of(Topic.FORMS, Topic.CASES, Topic.PROJECTS);

    private final Intake intake;
    private final IntakeSettings settings;
    private final LogFollower follower;
    private final LogGroups groups;
    private volatile boolean running;

    RememberedReceipts(Intake intake, IntakeSettings settings, LogFollower follower, LogGroups groups) {
        this.intake = intake;
        this.settings = settings;
        this.follower = follower;
        this.groups = groups;
    }

    @Override
    public void start() {
        Map<Partition, Long> ends = groups.ends(TOPICS);
        long each = Math.max(1, settings.remembered() / ends.size());
        Map<Partition, Long> from = new HashMap<>();
        ends.forEach((partition, end) -> from.put(partition, Math.max(0, end - each)));
        try (var following = follower.follow(
                "receipts",
                TOPICS,
                from,
                batch -> batch.stream()
                        .flatMap(record -> record.receipt().stream())
                        .forEach(intake::remember))) {
            following.awaitCaughtUp(START);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server starts. */
    @Override
    public int getPhase() {
        return 0;
    }
}
