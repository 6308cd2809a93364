package fi.vayla.operations;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says which route files do not run. The hub is up all the same: the other routes deliver. */
@Component("routes")
final class RoutesHealth implements HealthIndicator {

    private final Operations operations;

    RoutesHealth(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Health health() {
        return Health.up().withDetail("problems", operations.routeProblems()).build();
    }
}
