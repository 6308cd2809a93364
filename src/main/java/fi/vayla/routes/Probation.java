package fi.vayla.routes;

import fi.vayla.log.LogUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first minutes of a revision: whether a route that it changed parks too much of what it handles. A roll back is on no
 * probation. Used by one thread at a time.
 */
final class Probation {

    private static final Logger log = LoggerFactory.getLogger(Probation.class);

    /** Fewer say nothing. */
    private static final long FEWEST = 20;

    /** What became of a route's messages. */
    interface Figures {

        /** How many were delivered or discarded, ever. */
        Map<String, Long> settled(Set<String> routes);

        /** How many of a route parked since then for a reason of their own, and not behind another one. */
        long parked(String route, Instant since);
    }

    /** @param figures why the revision is to be rolled back */
    record Failure(int revision, String figures) {}

    private record Watched(Revision revision, Instant since, Instant end, Map<String, Long> settledBefore) {}

    private final RouteSettings settings;
    private final Figures figures;
    private final Clock clock;
    private @Nullable Watched watched;

    Probation(RouteSettings settings, Figures figures, Clock clock) {
        this.settings = settings;
        this.figures = figures;
        this.clock = clock;
    }

    /** @param routes those that the revision changed or added */
    void begin(Revision revision, Set<String> routes) {
        Instant end = revision.at().plus(settings.probation());
        boolean isWatched = revision.number() > 1
                && revision.restores() == null
                && clock.instant().isBefore(end);
        try {
            watched = isWatched && !routes.isEmpty()
                    ? new Watched(revision, clock.instant(), end, baseline(routes))
                    : null;
        } catch (LogUnavailable e) {
            watched = null;
            log.warn("Revision {} is on no probation, since its routes could not be counted", revision.number(), e);
        }
    }

    private Map<String, Long> baseline(Set<String> routes) {
        Map<String, Long> settled = new TreeMap<>();
        routes.forEach(route -> settled.put(route, 0L));
        settled.putAll(figures.settled(routes));
        return settled;
    }

    /** Empty while there is no reason to roll back. Says it once. */
    Optional<Failure> failed() {
        Watched now = watched;
        if (now == null) {
            return Optional.empty();
        }
        if (clock.instant().isAfter(now.end())) {
            watched = null;
            return Optional.empty();
        }
        Map<String, Long> settled = figures.settled(now.settledBefore().keySet());
        Optional<Failure> failure = now.settledBefore().entrySet().stream()
                .flatMap(route -> failure(
                        now, route.getKey(), settled.getOrDefault(route.getKey(), route.getValue()) - route.getValue())
                        .stream())
                .findFirst();
        failure.ifPresent(reason -> watched = null);
        return failure;
    }

    private Optional<Failure> failure(Watched now, String route, long settled) {
        long parked = figures.parked(route, now.since());
        long handled = Math.max(0, settled) + parked;
        return handled >= FEWEST && parked > settings.rollbackAt() * handled
                ? Optional.of(new Failure(
                        now.revision().number(),
                        String.format(
                                Locale.ROOT,
                                "%d of %d messages of %s parked since revision %d, more than %s of them",
                                parked,
                                handled,
                                route,
                                now.revision().number(),
                                settings.rollbackAt())))
                : Optional.empty();
    }
}
