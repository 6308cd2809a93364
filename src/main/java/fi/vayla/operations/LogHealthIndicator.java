package fi.vayla.operations;

import fi.vayla.log.DiskGuard;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.LogUnavailable;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether Kafka answers and has room, and everything that reads it still does. Part of readiness: without the log nothing is accepted. */
@Component
final class LogHealthIndicator implements HealthIndicator {

    private final LogGroups groups;
    private final LogFollower follower;
    private final DiskGuard disk;

    LogHealthIndicator(LogGroups groups, LogFollower follower, DiskGuard disk) {
        this.groups = groups;
        this.follower = follower;
        this.disk = disk;
    }

    @Override
    public Health health() {
        try {
            List<String> stopped = follower.failed();
            Health.Builder health = stopped.isEmpty() ? Health.up() : Health.down();
            disk.problem().ifPresent(problem -> health.down().withDetail("disk", problem));
            return health.withDetail("cluster", groups.clusterId())
                    .withDetail("readersThatStopped", stopped)
                    .build();
        } catch (LogUnavailable e) {
            return Health.down(e).build();
        }
    }
}
