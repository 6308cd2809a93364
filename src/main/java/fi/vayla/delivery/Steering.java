package fi.vayla.delivery;

import fi.vayla.delivery.RouteControl.Rewind;
import fi.vayla.log.GroupReader;
import fi.vayla.log.Partition;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the partitions that this instance owns on one route do what is ordered for it. Used by the route's thread. */
final class Steering {

    private static final Logger log = LoggerFactory.getLogger(Steering.class);

    private final DeliveryRoute route;
    private final RouteControls controls;
    private final Shares shares;
    private final Pace pace;
    private final Rewinding rewinding;
    private volatile boolean halted;

    Steering(DeliveryRoute route, RouteControls controls, Shares shares, Pace pace, Rewinding rewinding) {
        this.route = route;
        this.controls = controls;
        this.shares = shares;
        this.pace = pace;
        this.rewinding = rewinding;
    }

    /** Has the route's thread look soon when something is ordered. */
    void tell(Runnable ordered) {
        controls.tell(route.id(), ordered);
    }

    void tellNoMore() {
        controls.tellNoMore(route.id());
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
        boolean halts = control.halts();
        if (halts) {
            shares.halt(reader);
        }
        if (halts != halted) {
            halted = halts;
            log.info("Route {} {}", route.id(), halts ? "is paused: " + control.paused() : "goes on");
        }
        @Nullable Rewind rewind = control.rewind();
        if (rewind != null) {
            rewinding.obey(reader, rewind);
        }
        return halts ? Set.of() : shares.goOn(reader, rewind);
    }

    /** Whether nothing may begin. Callable from any thread. */
    boolean isHalted() {
        return halted;
    }
}
