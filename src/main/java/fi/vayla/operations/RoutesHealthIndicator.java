package fi.vayla.operations;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says which route files do not run. The hub is up all the same: the other routes deliver. */
@Component
final class RoutesHealthIndicator implements HealthIndicator {

    private final Operations operations;

    RoutesHealthIndicator(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Health health() {
        return Health.up().withDetail("problems", operations.routeProblems()).build();
    }
}
