package fi.vayla.routes;

import fi.vayla.delivery.Deliveries;
import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.routes.RouteVersion.Loaded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version of each route file that runs. A new one takes over when it is complete: the old one ends and commits what it has
 * under way, and the new one goes on behind that. Changed by one thread at a time; {@link #versions} is for every thread.
 */
final class RunningRoutes {

    private static final Logger log = LoggerFactory.getLogger(RunningRoutes.class);

    private final Preparing preparing;
    private final LiveConfiguration live;
    private final Deliveries deliveries;
    private final IntakeRoutes intakes;
    private final SortedMap<String, RouteVersion> running = new ConcurrentSkipListMap<>();

    RunningRoutes(Preparing preparing, LiveConfiguration live, Deliveries deliveries, IntakeRoutes intakes) {
        this.preparing = preparing;
        this.live = live;
        this.deliveries = deliveries;
        this.intakes = intakes;
    }

    /** Loads what the files would make run; nothing is touched that runs. */
    Proposal prepare(RouteFiles files) {
        return preparing.prepare(files, running);
    }

    /** What runs now, by the names of the files. */
    Map<String, RouteVersion> versions() {
        return Map.copyOf(running);
    }

    /**
     * Makes the proposal run, and nothing else. When this throws, a part of it runs; what does not is loaded again by the next
     * proposal.
     *
     * @return the routes that run in another version now
     */
    Set<String> swap(Proposal next) {
        Set<String> swapped = new TreeSet<>();
        SortedMap<String, RouteVersion> waiting = new TreeMap<>(next.fresh());
        try {
            live.takeOver(next.config()); // what is let in before its route runs waits on the log
            List.copyOf(running.keySet()).stream()
                    .filter(name ->
                            !next.kept().containsKey(name) && !next.fresh().containsKey(name))
                    .forEach(this::remove);
            for (var fresh : next.fresh().entrySet()) {
                waiting.remove(fresh.getKey());
                swap(fresh.getKey(), fresh.getValue());
                swapped.addAll(fresh.getValue().routeIds());
            }
        } finally {
            waiting.values().forEach(version -> version.context().stop());
        }
        return swapped;
    }

    private void swap(String name, RouteVersion next) {
        try {
            stopThoseBefore(name, next); // if the next one does not start, neither runs, until it is tried again
            next.routes().forEach(deliveries::start);
            next.intakes().forEach(intakes::start);
        } catch (RuntimeException e) {
            stop(next);
            throw e;
        }
        running.put(name, next);
        log.info("{} runs, version {}: routes {}", name, next.revision(), next.ids());
    }

    /** The old version of the file, and any that gives up a route to the new one. */
    private void stopThoseBefore(String name, RouteVersion next) {
        for (var old : Map.copyOf(running).entrySet()) {
            boolean sharesRoute = old.getValue().ids().stream().anyMatch(next.ids()::contains);
            if (old.getKey().equals(name) || sharesRoute) {
                running.remove(old.getKey());
                stop(old.getValue());
            }
        }
    }

    private void remove(String name) {
        RouteVersion old = running.remove(name);
        if (old != null) {
            stop(old);
            log.info("{} is gone, and its routes stopped: {}", name, old.ids());
        }
    }

    private void stop(RouteVersion version) {
        intakes.stop(version.intakes());
        deliveries.stop(version.routeIds());
        version.context().stop();
    }

    /** Routes whose file, a mapping that it uses, or the file of its systems is among these. */
    Set<String> touchedBy(List<FileChange> changes) {
        Set<String> files = changes.stream().map(FileChange::file).collect(Collectors.toSet());
        Set<String> routes = new TreeSet<>();
        running.forEach((name, version) -> {
            boolean touched = files.contains(RouteFiles.nameInRevision(name))
                    || (files.contains(RouteFiles.CONFIG + FilePlaces.SYSTEMS)
                            && !version.systems().isEmpty())
                    || version.mappings().keySet().stream()
                            .anyMatch(mapping -> files.contains(RouteFiles.MAPPINGS + mapping));
            if (touched) {
                routes.addAll(version.routeIds());
            }
        });
        return routes;
    }

    /** All routes at once. */
    void stop() {
        intakes.stop(running.values().stream()
                .map(RouteVersion::intakes)
                .flatMap(Collection::stream)
                .toList());
        deliveries.stop(running.values().stream()
                .map(RouteVersion::routeIds)
                .flatMap(Collection::stream)
                .toList());
        running.values().forEach(version -> version.context().stop());
        running.clear();
    }

    List<DeliveryRoute> list() {
        return deliveries.list();
    }

    List<IntakeStand> listIntakes() {
        return intakes.list();
    }

    /** @param broken files that would not run, by their names */
    List<RouteRevision> revisions(Map<String, Loaded.Broken> broken) {
        List<RouteRevision> revisions = new ArrayList<>();
        running.values()
                .forEach(version -> version.ids()
                        .forEach(id ->
                                revisions.add(new RouteRevision(id, version.revision(), RouteRevision.State.active))));
        broken.forEach((name, problem) -> routesOf(name, problem)
                .forEach(id -> revisions.add(new RouteRevision(id, problem.revision(), RouteRevision.State.broken))));
        return revisions.stream().distinct().toList(); // two copies of a file are broken alike
    }

    private Stream<String> routesOf(String name, Loaded.Broken problem) {
        RouteVersion now = running.get(name);
        if (!problem.ids().isEmpty()) {
            return problem.ids().stream();
        }
        return now == null
                ? Stream.of(name.replaceFirst(".*/", "").replaceFirst("\\.camel\\.yaml$", ""))
                : now.ids().stream();
    }
}
