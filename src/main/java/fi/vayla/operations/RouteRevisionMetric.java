package fi.vayla.operations;

import fi.vayla.routes.RouteRevision;
import fi.vayla.routes.Routes;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code vayla_route_revision_info}: 1 for each version of a route that runs (active) or cannot run (broken). Registered with
 * Prometheus itself, since Micrometer takes the last word from a name that ends in info.
 */
@Component
final class RouteRevisionMetric {

    RouteRevisionMetric(Routes routes, PrometheusRegistry registry) {
        registry.register(() -> snapshot(routes.revisions()));
    }

    static InfoSnapshot snapshot(List<RouteRevision> revisions) {
        InfoSnapshot.Builder info = InfoSnapshot.builder()
                .name("vayla_route_revision")
                .help("Versions of the routes by the hash of their files; active: it runs, broken: it cannot run");
        revisions.forEach(one -> info.dataPoint(InfoDataPointSnapshot.builder()
                .labels(Labels.of(
                        "route",
                        one.route(),
                        "revision",
                        one.revision(),
                        "state",
                        one.state().name()))
                .build()));
        return info.build();
    }
}
