package fi.vayla.routes;

import fi.vayla.delivery.Deliveries;
import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.event.Finding;
import fi.vayla.routes.RouteVersion.Loaded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version of each route file that runs. A new one takes over when it is complete: the old one ends and commits what it has
 * under way, and the new one goes on behind that. A file that is broken leaves the last good version running. Used by one
 * thread at a time.
 */
final class RunningRoutes {

    private static final Logger log = LoggerFactory.getLogger(RunningRoutes.class);

    private final RouteLoader loader;
    private final Deliveries deliveries;
    private final IntakeLoader intakeLoader;
    private final IntakeRoutes intakes;
    private final SortedMap<String, RouteVersion> running = new TreeMap<>();
    private final SortedMap<String, Loaded.Broken> broken = new TreeMap<>();

    RunningRoutes(RouteLoader loader, Deliveries deliveries, IntakeLoader intakeLoader, IntakeRoutes intakes) {
        this.loader = loader;
        this.deliveries = deliveries;
        this.intakeLoader = intakeLoader;
        this.intakes = intakes;
    }

    /** Makes what runs equal to the files, as far as they can run. */
    void apply(RouteFiles files) {
        SortedMap<String, TextFile> routes = files.routes();
        for (String name : List.copyOf(running.keySet())) {
            if (!routes.containsKey(name)) {
                remove(name);
            }
        }
        broken.keySet().retainAll(routes.keySet());
        boolean changed = true;
        while (changed) { // an id that one file gives up may be what another one waits for
            changed = false;
            for (String name : routes.keySet()) {
                changed |= apply(name, routes.get(name), files);
            }
            changed &= !broken.isEmpty();
        }
    }

    /** Whether another version runs now. */
    private boolean apply(String name, @Nullable TextFile file, RouteFiles files) {
        RouteVersion now = running.get(name);
        if (file == null || (now != null && now.isOf(file, files.mappings()))) {
            broken.remove(name);
            return false;
        }
        return switch (checked(name, load(name, file, files))) {
            case Loaded.Ready(RouteVersion version) -> {
                swap(name, version);
                yield true;
            }
            case Loaded.Broken problem -> {
                if (!problem.equals(broken.put(name, problem))) {
                    log.error(
                            "{} {}",
                            lines(problem),
                            now == null ? "(does not run)" : "(revision " + now.revision() + " goes on)");
                }
                yield false;
            }
        };
    }

    private Loaded load(String name, TextFile file, RouteFiles files) {
        return RouteFiles.isIntake(name) ? intakeLoader.load(file) : loader.load(file, files.mappings());
    }

    /** A route belongs to one file: its consumer group can have one owner only. */
    private Loaded checked(String name, Loaded loaded) {
        if (!(loaded instanceof Loaded.Ready(RouteVersion version))) {
            return loaded;
        }
        for (var other : running.entrySet()) {
            for (String id : version.ids()) {
                if (!other.getKey().equals(name) && other.getValue().ids().contains(id)) {
                    version.context().stop();
                    return new Loaded.Broken(
                            version.ids(),
                            version.revision(),
                            List.of(RouteFile.read(version.file())
                                    .taken(id, other.getValue().file())));
                }
            }
        }
        return loaded;
    }

    private void swap(String name, RouteVersion next) {
        RouteVersion old = running.remove(name); // if the next one does not start, neither runs, until the next look
        try {
            if (old != null) {
                stop(old);
            }
            next.routes().forEach(deliveries::start);
            next.intakes().forEach(intakes::start);
        } catch (RuntimeException e) {
            stop(next);
            throw e;
        }
        running.put(name, next);
        broken.remove(name);
        log.info("{} runs, revision {}: routes {}", name, next.revision(), next.ids());
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

    /** What is wrong with the files. */
    List<Finding> findings() {
        return broken.values().stream()
                .flatMap(problem -> problem.findings().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static String lines(Loaded.Broken problem) {
        return problem.findings().stream().map(Finding::toString).collect(Collectors.joining("; "));
    }

    List<RouteRevision> revisions() {
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
                ? Stream.of(name.replaceFirst("^\\.\\./intake/", "").replaceFirst("\\.camel\\.yaml$", ""))
                : now.ids().stream();
    }
}
