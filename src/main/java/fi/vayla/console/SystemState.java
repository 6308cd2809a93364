package fi.vayla.console;

import fi.vayla.delivery.Deliveries;
import fi.vayla.delivery.RouteStand;
import fi.vayla.delivery.SystemStand;
import fi.vayla.sync.Synchronisation;
import fi.vayla.sync.SystemSync;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.Systems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A municipal system, as {@code GET /api/systems} shows it.
 *
 * @param state how the instance that answers stands with it
 * @param since when its circuit opened, if it is open
 * @param waiting messages without a fate yet on the routes that have sent to it
 * @param routes those routes
 * @param calls that this instance has open now
 * @param inSyncSince since when it has shown the roadmap as it is; absent while it does not, or cannot be asked
 * @param lastError what it, or the network, answered when a call failed last
 */
record SystemState(
        String id,
        String adapter,
        String description,
        String url,
        Circuit state,
        @Nullable Instant since,
        long waiting,
        List<String> routes,
        int calls,
        @Nullable Instant inSyncSince,
        @Nullable String lastError) {

    /** The names are the JSON values. */
    enum Circuit {
        /** Calls go to it. */
        up,
        /** It failed too often: it is left alone but for probes. */
        open,
        /** Nothing was sent to it since the hub started. */
        idle
    }

    private static final String PREFIX = "system:";

    static List<SystemState> list(Systems systems, Deliveries deliveries, Synchronisation synchronisation) {
        Map<String, SystemStand> stands =
                deliveries.systems().stream().collect(Collectors.toMap(SystemStand::name, Function.identity()));
        List<RouteStand> routes = deliveries.stands();
        List<SystemState> states = new ArrayList<>();
        for (SystemDefinition system : systems.list()) {
            String name = PREFIX + system.id();
            List<RouteStand> sending = routes.stream()
                    .filter(route -> deliveries.targets(route.route()).contains(name))
                    .toList();
            states.add(of(system, stands.get(name), sending, since(synchronisation, system.id())));
        }
        return states;
    }

    private static @Nullable Instant since(Synchronisation synchronisation, String system) {
        return synchronisation.find(system).flatMap(SystemSync::since).orElse(null);
    }

    static SystemState of(
            SystemDefinition system,
            @Nullable SystemStand stand,
            List<RouteStand> sending,
            @Nullable Instant inSyncSince) {
        return new SystemState(
                system.id(),
                system.adapter(),
                system.description(),
                system.url(),
                stand == null ? Circuit.idle : stand.open() ? Circuit.open : Circuit.up,
                stand == null ? null : stand.since(),
                sending.stream().mapToLong(RouteStand::waiting).sum(),
                sending.stream().map(RouteStand::route).toList(),
                stand == null ? 0 : stand.calls(),
                inSyncSince,
                stand == null ? null : stand.lastError());
    }
}
