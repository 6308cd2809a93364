package fi.vayla.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How this instance stands with one system.
 *
 * @param name as routes name it, such as {@code system:website}
 * @param open whether its circuit is open: it is left alone but for probes
 * @param since when the circuit opened
 * @param lastError what it, or the network, answered when a call failed last
 * @param calls that are open now
 */
public record SystemStand(
        String name,
        boolean open,
        @Nullable Instant since,
        @Nullable String lastError,
        int calls) {

    static SystemStand of(String name, Gate.State state) {
        return new SystemStand(name, state.open(), state.since(), state.lastError(), state.calls());
    }
}
