package fi.vayla.operations;

import fi.vayla.routes.RouteStanding;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says which revision of the routes runs, what is wrong in the folder and which routes are paused. The hub is up all the same:
 * the last good revision runs.
 */
@Component
final class RoutesHealthIndicator implements HealthIndicator {

    private final Operations operations;

    RoutesHealthIndicator(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Health health() {
        RouteStanding standing = operations.routeStanding();
        return Health.up()
                .withDetail("revision", standing.runs())
                .withDetail("folder", standing.folder().name())
                .withDetail("folderDetail", standing.folderDetail())
                .withDetail("problems", standing.problems())
                .withDetail("paused", operations.paused())
                .build();
    }
}
