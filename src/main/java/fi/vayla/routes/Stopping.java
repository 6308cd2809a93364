package fi.vayla.routes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Which intake routes are to stop, so that a message that waits for the log is given back to its source. Thread-safe. */
final class Stopping {

    private final Map<String, CountDownLatch> routes = new ConcurrentHashMap<>();

    void starts(String route) {
        routes.put(route, new CountDownLatch(1));
    }

    void stops(String route) {
        CountDownLatch latch = routes.get(route);
        if (latch != null) {
            latch.countDown();
        }
    }

    /** Waits as long as the route may go on; true when it is to stop. */
    boolean waits(String route, long millis) throws InterruptedException {
        CountDownLatch latch = routes.get(route);
        return latch == null || latch.await(millis, TimeUnit.MILLISECONDS);
    }
}
