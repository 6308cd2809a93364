package fi.vayla.routes;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.jms.JmsConsumer;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loaded route of {@code routes/intake}. It reads only between {@link #begin} and {@link #end}, which one thread calls; how
 * it stands may be asked from any.
 */
final class IntakeRoute extends RoutePolicySupport implements ExceptionHandler, Election.Office {

    private static final Logger log = LoggerFactory.getLogger(IntakeRoute.class);
    private static final int STOP_SECONDS = 30;

    private final String id;
    private final CamelContext context;
    private final Stopping stopping;
    private final Clock clock;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile boolean reads;
    private volatile @Nullable String lastError;

    IntakeRoute(String id, CamelContext context, Stopping stopping, Clock clock) {
        this.id = id;
        this.context = context;
        this.stopping = stopping;
        this.clock = clock;
    }

    String id() {
        return id;
    }

    /** Whether this instance reads it now. */
    boolean reads() {
        return reads;
    }

    @Override
    public boolean isHeld() {
        return reads;
    }

    /** Starts to read; false when it did not work now. */
    @Override
    public boolean begin() {
        stopping.starts(id);
        try {
            context.getRouteController().startRoute(id);
            reads = true;
            log.info("{} reads here from now on", id);
        } catch (Exception e) { // whatever the component throws
            note("It could not be started", e);
        }
        return reads;
    }

    /** Returns when what was under way has ended, and nothing more is read. */
    @Override
    public void end() {
        if (!reads) {
            return;
        }
        if (context.getRoute(id).getConsumer() instanceof JmsConsumer queue) {
            queue.suspend(); // or else it gives a message back and takes it again until it is a dead letter
        }
        stopping.stops(id);
        try {
            context.getRouteController().stopRoute(id, STOP_SECONDS, TimeUnit.SECONDS);
            log.info("{} reads here no more", id);
        } catch (Exception e) { // whatever the component throws
            note("It could not be stopped", e);
        }
        reads = false;
    }

    IntakeStand stand() {
        Route route = context.getRoute(id);
        return new IntakeStand(
                id,
                route == null || route.getDescription() == null ? "" : route.getDescription(),
                route == null ? "" : URISupport.sanitizeUri(route.getEndpoint().getEndpointBaseUri()),
                reads,
                done.get(),
                failed.get(),
                lastError);
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        if (!id.equals(exchange.getFromRouteId()) || !id.equals(route.getRouteId())) {
            return;
        }
        Throwable failure = exchange.getException();
        if (failure == null) {
            done.incrementAndGet();
        } else {
            failed.incrementAndGet();
            note("A message failed", failure);
        }
    }

    @Override
    public void handleException(Throwable failure) {
        note("The source does not answer", failure);
    }

    @Override
    public void handleException(String message, Throwable failure) {
        note(message, failure);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable failure) {
        note(message, failure);
    }

    private void note(String what, Throwable failure) {
        String error = what + ": " + Cause.text(failure);
        lastError = clock.instant() + " " + error;
        log.warn("{}: {}", id, error);
    }
}
