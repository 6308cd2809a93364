package fi.vayla.operations;

import fi.vayla.delivery.Deliveries;
import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.delivery.RouteControl;
import fi.vayla.delivery.RouteStand;
import fi.vayla.event.EventType;
import fi.vayla.routes.IntakeStand;
import fi.vayla.routes.RouteRevision;
import fi.vayla.routes.RouteStanding;
import fi.vayla.routes.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an operator sees. Every answer is taken anew from the deliveries and Kafka's offsets. */
@Component
public final class Operations {

    private final Deliveries deliveries;
    private final Routes routes;

    Operations(Deliveries deliveries, Routes routes) {
        this.deliveries = deliveries;
        this.routes = routes;
    }

    public LedgerReport ledger() {
        return LedgerReport.of(deliveries.stands());
    }

    public List<RouteState> listRoutes() {
        Map<String, DeliveryRoute> running =
                routes.list().stream().collect(Collectors.toMap(DeliveryRoute::id, Function.identity()));
        return deliveries.stands().stream()
                .flatMap(stand ->
                        Optional.ofNullable(running.get(stand.route())).map(route -> state(route, stand)).stream())
                .toList();
    }

    public Optional<RouteState> findRoute(String id) {
        return listRoutes().stream().filter(route -> route.id().equals(id)).findFirst();
    }

    /** The routes that fetch messages. */
    public List<IntakeStand> listIntakes() {
        return routes.listIntakes();
    }

    /** What is wrong in the routes folder. */
    public List<String> routeProblems() {
        return routes.problems();
    }

    /** The routes that are paused, by id, with who, when and why. Without asking Kafka. */
    Map<String, RouteControl.Pause> paused() {
        Map<String, RouteControl.Pause> paused = new TreeMap<>();
        for (DeliveryRoute route : routes.list()) {
            RouteControl.@Nullable Pause pause = deliveries.control(route.id()).paused();
            if (pause != null) {
                paused.put(route.id(), pause);
            }
        }
        return paused;
    }

    /** Which revision runs, and how the routes folder stands to it. */
    public RouteStanding routeStanding() {
        return routes.standing();
    }

    private RouteState state(DeliveryRoute route, RouteStand stand) {
        List<RouteRevision> revisions = routes.revisions().stream()
                .filter(revision -> revision.route().equals(route.id()))
                .toList();
        RouteControl control = deliveries.control(route.id());
        boolean broken = revisions.stream().anyMatch(revision -> revision.state() == RouteRevision.State.broken);
        return new RouteState(
                route.id(),
                route.description(),
                control.halts() ? RouteState.State.paused : broken ? RouteState.State.broken : RouteState.State.active,
                revisions.stream()
                        .filter(revision -> revision.state() == RouteRevision.State.active)
                        .map(RouteRevision::revision)
                        .findFirst()
                        .orElse(""), // a swap is under way
                route.types().stream().map(EventType::shortName).sorted().toList(),
                control.concurrency(route.concurrency()),
                control.paused(),
                control.limits(),
                control.rewind(),
                stand.lag(),
                stand.delivered(),
                stand.parked(),
                stand.waiting(),
                deliveries.lastError(route.id()).orElse(null));
    }
}
