package fi.vayla.delivery;

import fi.vayla.log.GroupReader;
import fi.vayla.log.Partition;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the partitions that this instance owns on one route do what is ordered for it. Used by the route's thread only. */
final class Steering {

    private static final Logger log = LoggerFactory.getLogger(Steering.class);

    private final DeliveryRoute route;
    private final RouteControls controls;
    private final Shares shares;
    private final Pace pace;
    private boolean halted;

    Steering(DeliveryRoute route, RouteControls controls, Shares shares, Pace pace) {
        this.route = route;
        this.controls = controls;
        this.shares = shares;
        this.pace = pace;
    }

    /** Returns when every order until now is known here. */
    void awaitOrders() {
        controls.awaitCurrent();
    }

    /**
     * Obeys what is ordered now.
     *
     * @return the partitions that go on after they were halted
     */
    Set<Partition> obey(GroupReader reader) {
        RouteControl control = controls.of(route.id());
        pace.limit(control.concurrency(route.concurrency()), control.rate());
        if (control.isPaused() != halted) {
            halted = control.isPaused();
            log.info("Route {} {}", route.id(), halted ? "is paused: " + control.paused() : "goes on");
        }
        if (halted) {
            shares.halt(reader);
            return Set.of();
        }
        return shares.goOn(reader);
    }

    /** Whether nothing may begin. */
    boolean halted() {
        return halted;
    }
}
