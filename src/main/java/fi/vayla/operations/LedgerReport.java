package fi.vayla.operations;

import fi.vayla.delivery.RouteStand;
import java.util.List;

/** The ledger of every running route, as {@code GET /api/ledger} shows it. */
public record LedgerReport(List<RouteStand> routes, long unaccounted) {

    static LedgerReport of(List<RouteStand> routes) {
        return new LedgerReport(
                routes, routes.stream().mapToLong(RouteStand::unaccounted).sum());
    }

    /** Messages that no route has settled yet, or not even read. */
    public long open() {
        return routes.stream().mapToLong(route -> route.waiting() + route.lag()).sum();
    }

    public long delivered() {
        return routes.stream().mapToLong(RouteStand::delivered).sum();
    }

    public long parked() {
        return routes.stream().mapToLong(RouteStand::parked).sum();
    }
}
