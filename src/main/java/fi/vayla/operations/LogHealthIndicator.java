package fi.vayla.operations;

import fi.vayla.log.LogGroups;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether Kafka answers. Part of readiness: without the log nothing is accepted. */
@Component
final class LogHealthIndicator implements HealthIndicator {

    private final LogGroups groups;

    LogHealthIndicator(LogGroups groups) {
        this.groups = groups;
    }

    @Override
    public Health health() {
        try {
            return Health.up().withDetail("cluster", groups.clusterId()).build();
        } catch (IllegalStateException e) {
            return Health.down(e).build();
        }
    }
}
