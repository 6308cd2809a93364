package fi.vayla.operations;

import fi.vayla.delivery.RouteStand;
import fi.vayla.log.LogUnavailable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The ledger as metrics, taken every five seconds. A gauge is registered once and reads what was taken last: one that is
 * registered anew while Prometheus reads stands there twice for a moment, and the whole answer fails.
 */
@Component
final class LedgerMeters {

    private static final Logger log = LoggerFactory.getLogger(LedgerMeters.class);

    private final Operations operations;
    private final MultiGauge lag;
    private final MultiGauge parked;
    private final MultiGauge undelivered;
    private final Clock clock;
    private volatile double unaccounted;
    private volatile Map<String, RouteStand> stands = Map.of();

    LedgerMeters(Operations operations, MeterRegistry registry, Clock clock) {
        this.operations = operations;
        this.clock = clock;
        this.lag = MultiGauge.builder("vayla.route.lag")
                .description("Events on the log behind the route's last commit")
                .register(registry);
        this.parked = MultiGauge.builder("vayla.route.parked")
                .description("Messages of the route that wait for an operator")
                .register(registry);
        this.undelivered = MultiGauge.builder("vayla.route.undelivered.seconds")
                .description("How long ago the oldest event was received that is accepted and neither delivered nor"
                        + " discarded, parked ones included; 0 when there is none")
                .register(registry);
        Gauge.builder("vayla.ledger.unaccounted", this, meters -> meters.unaccounted)
                .description(
                        "received - (delivered + parked + discarded + waiting), over all routes; anything but 0 is a fault")
                .register(registry);
    }

    @Scheduled(fixedDelay = 5000)
    void measure() {
        try {
            LedgerReport report = operations.ledger();
            unaccounted = report.unaccounted();
            stands = report.routes().stream().collect(Collectors.toMap(RouteStand::route, Function.identity()));
            lag.register(rows(RouteStand::lag));
            parked.register(rows(RouteStand::parked));
            undelivered.register(rows(this::secondsSinceOldest));
        } catch (LogUnavailable e) {
            log.warn("The ledger could not be measured now: {}", e.toString());
        }
    }

    private long secondsSinceOldest(RouteStand route) {
        Instant oldest = route.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
    }

    private List<Row<?>> rows(ToLongFunction<RouteStand> value) {
        return stands.keySet().stream()
                .<Row<?>>map(route -> Row.of(Tags.of("route", route), this, meters -> meters.read(route, value)))
                .toList();
    }

    private double read(String route, ToLongFunction<RouteStand> value) {
        RouteStand stand = stands.get(route);
        return stand == null ? Double.NaN : value.applyAsLong(stand);
    }
}
