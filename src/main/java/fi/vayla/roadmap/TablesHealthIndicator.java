package fi.vayla.roadmap;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says which edition of the roadmap's tables counts, and where the folder is not in step with it. The hub is up all the same. */
@Component
final class TablesHealthIndicator implements HealthIndicator {

    private final Editions editions;

    TablesHealthIndicator(Editions editions) {
        this.editions = editions;
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("edition", editions.newest().number())
                .withDetail("problems", editions.problems())
                .build();
    }
}
