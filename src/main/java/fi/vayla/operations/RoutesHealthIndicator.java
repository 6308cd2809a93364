package fi.vayla.operations;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says which route files are wrong. The hub is up all the same: the others run, and so do the last good versions of these. */
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
