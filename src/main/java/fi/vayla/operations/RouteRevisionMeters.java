package fi.vayla.operations;

import fi.vayla.routes.Revision;
import fi.vayla.routes.Routes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** The revisions of the routes as metrics. */
@Component
final class RouteRevisionMeters {

    RouteRevisionMeters(Routes routes, MeterRegistry registry) {
        Gauge.builder("vayla.routes.revision", routes, one -> one.standing().runs())
                .description("The number of the revision that this instance runs; the same on all instances")
                .register(registry);
        Gauge.builder("vayla.routes.pending", routes, one -> one.standing().isPending() ? 1 : 0)
                .description("1 while the routes folder of this instance holds something else than what runs")
                .register(registry);
        Gauge.builder("vayla.routes.rollbacks", routes, RouteRevisionMeters::rollbacks)
                .description("How many revisions of the whole history the hub has rolled back by itself")
                .register(registry);
    }

    private static long rollbacks(Routes routes) {
        return routes.history().stream()
                .filter(revision -> revision.by().equals(Revision.HUB))
                .count();
    }
}
