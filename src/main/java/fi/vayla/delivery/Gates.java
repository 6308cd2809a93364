package fi.vayla.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The gates to all targets of this instance. Thread-safe. */
final class Gates {

    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final int failuresToOpen;
    private final Backoff backoff;
    private final MeterRegistry registry;
    private final Clock clock;

    Gates(int failuresToOpen, Backoff backoff, MeterRegistry registry, Clock clock) {
        this.failuresToOpen = failuresToOpen;
        this.backoff = backoff;
        this.registry = registry;
        this.clock = clock;
    }

    /** With the target's limits, which may be others than yesterday's. */
    Gate of(Target target) {
        Gate gate = gates.computeIfAbsent(target.name(), name -> {
            Gate fresh = new Gate(target.limits(), failuresToOpen, backoff, clock);
            Gauge.builder("vayla.system.open", fresh, one -> one.state().open() ? 1 : 0)
                    .description("1 while the circuit of the system is open: it is left alone but for probes")
                    .tag("system", name)
                    .register(registry);
            return fresh;
        });
        gate.limit(target.limits());
        return gate;
    }

    /** Lets those who wait see that they were given up. */
    void wake() {
        gates.values().forEach(Gate::wake);
    }

    Map<String, Gate.State> states() {
        return gates.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, gate -> gate.getValue().state()));
    }
}
