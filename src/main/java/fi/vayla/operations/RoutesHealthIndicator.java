package fi.vayla.operations;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says which route files are wrong and which routes are paused. The hub is up all the same. */
@Component
final class RoutesHealthIndicator implements HealthIndicator {

    private final Operations operations;

    RoutesHealthIndicator(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("problems", operations.routeProblems())
                .withDetail("paused", operations.paused())
                .build();
    }
}
