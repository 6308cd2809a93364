package fi.vayla.delivery;

import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.Place;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered for each route: the rows of {@code vayla.routes} whose keys begin with {@code control|}, folded. Another
 * row under the same key takes the place of the one before. Thread-safe.
 */
final class RouteControls implements AutoCloseable, Rows.Handler<RouteControl> {

    private static final String PREFIX = "control|";
    private static final int PARTITION = 0; // all orders are in one order

    private record Placed(long offset, RouteControl control) {}

    private final Map<String, Placed> byKey = new ConcurrentHashMap<>();
    private final Map<String, Runnable> told = new ConcurrentHashMap<>();
    private final Rows<RouteControl> rows;

    /** Returns when every order that is on the log has been read, so that nothing begins before it is known. */
    RouteControls(RowLog log, LogFollower follower, LogGroups groups) {
        this.rows = new Rows<>(
                Topic.ROUTES, RouteControl.class, key -> key.startsWith(PREFIX), log, follower, groups, this);
    }

    /** Runs something after each order for a route, quick and on any thread, until {@link #tellNoMore}. */
    void tell(String route, Runnable ordered) {
        told.put(key(route), ordered);
    }

    void tellNoMore(String route) {
        told.remove(key(route));
    }

    /** What is ordered for a route now, as far as it is known here. */
    RouteControl of(String route) {
        Placed last = byKey.get(key(route));
        return last == null ? RouteControl.NONE : last.control();
    }

    /** When the future completes, the order is durable and known here. */
    CompletableFuture<Void> append(String route, RouteControl control) {
        return rows.append(PARTITION, key(route), control);
    }

    /** Waits until what any instance ordered until now is known here. */
    void awaitCurrent() {
        rows.awaitCurrent();
    }

    static String key(String route) {
        return PREFIX + route;
    }

    @Override
    public void followed(Place place, String key, @Nullable RouteControl row) {
        put(place, key, row);
    }

    @Override
    public void appended(Place place, String key, @Nullable RouteControl row) {
        put(place, key, row);
    }

    private void put(Place place, String key, @Nullable RouteControl row) {
        Placed next = new Placed(place.offset(), row == null ? RouteControl.NONE : row);
        byKey.merge(key, next, (one, other) -> one.offset() > other.offset() ? one : other);
        told.getOrDefault(key, () -> {}).run();
    }

    @Override
    public void close() {
        rows.close();
    }
}
