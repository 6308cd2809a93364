package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.event.EventType;
import fi.vayla.routes.PlannedRoute.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what applying some files would do: nothing that runs is touched, and nothing is sent or written. One plan at a time,
 * beside everything else.
 */
final class Planner {

    /** A route of a version; the file is below deliver. */
    private record Of(String id, String file, RouteVersion version) {

        Stream<DeliveryRoute> delivery() {
            return version.routes().stream().filter(route -> route.id().equals(id));
        }
    }

    /** @param before null for a route that is not there yet */
    private record Change(@Nullable Of before, Of after) {

        /** A route whose system is another one is changed as well. */
        Kind kind() {
            if (before == null) {
                return Kind.added;
            }
            return before.version() == after.version() ? Kind.unchanged : Kind.changed;
        }

        Stream<EventType> types() {
            return Stream.concat(Stream.ofNullable(before), Stream.of(after))
                    .flatMap(Of::delivery)
                    .flatMap(route -> route.types().stream());
        }
    }

    private final Preparing preparing;
    private final RunningRoutes running;
    private final RevisionLog revisions;
    private final LiveConfiguration live;
    private final ShadowSample sample;
    private final ShadowRuns runs;

    Planner(
            Preparing preparing,
            RunningRoutes running,
            RevisionLog revisions,
            LiveConfiguration live,
            ShadowSample sample,
            ShadowRuns runs) {
        this.preparing = preparing;
        this.running = running;
        this.revisions = revisions;
        this.live = live;
        this.sample = sample;
        this.runs = runs;
    }

    /**
     * @param revision the number of the one that runs
     * @param messages how many of each changed route are run through both versions; 0 for no shadow run
     */
    synchronized RoutePlan plan(RouteFiles files, int revision, int messages) {
        Map<String, RouteVersion> now = running.versions();
        Map<String, String> texts = revisions.findFiles(revision).orElseGet(TreeMap::new);
        Proposal next = preparing.prepare(files, now);
        try {
            List<PlannedRoute> routes = new ArrayList<>(broken(next));
            routes.addAll(good(byRoute(now), next, messages));
            routes.addAll(removed(byRoute(now), next, routes));
            return new RoutePlan(
                    revision,
                    next.findings(),
                    RouteFiles.changes(texts, files.texts()),
                    live.changes(next.config()),
                    routes.stream()
                            .sorted(Comparator.comparing(PlannedRoute::route))
                            .toList());
        } finally {
            next.discard();
        }
    }

    private static Map<String, Of> byRoute(Map<String, RouteVersion> versions) {
        Map<String, Of> routes = new TreeMap<>();
        versions.forEach((file, version) -> version.ids().forEach(id -> routes.put(id, new Of(id, file, version))));
        return routes;
    }

    private static List<PlannedRoute> broken(Proposal next) {
        return next.broken().entrySet().stream()
                .flatMap(file -> (file.getValue().ids().isEmpty()
                                ? Stream.of(file.getKey())
                                : file.getValue().ids().stream())
                        .map(id -> new PlannedRoute(id, RouteFiles.nameInRevision(file.getKey()), Kind.broken, null)))
                .toList();
    }

    /** A route whose file is broken, or that has a finding itself, is not said to be removed. */
    private static List<PlannedRoute> removed(Map<String, Of> before, Proposal next, List<PlannedRoute> planned) {
        Set<String> known = new HashSet<>();
        planned.forEach(route -> known.add(route.route()));
        return before.values().stream()
                .filter(old -> !known.contains(old.id()) && !next.broken().containsKey(old.file()))
                .map(old -> new PlannedRoute(old.id(), RouteFiles.nameInRevision(old.file()), Kind.removed, null))
                .toList();
    }

    private List<PlannedRoute> good(Map<String, Of> before, Proposal next, int messages) {
        Map<String, Of> after = byRoute(next.kept());
        after.putAll(byRoute(next.fresh()));
        List<Change> all = after.values().stream()
                .map(of -> new Change(before.get(of.id()), of))
                .toList();
        Map<String, Shadow> shadows = shadows(all, messages);
        return all.stream()
                .map(one -> new PlannedRoute(
                        one.after().id(),
                        RouteFiles.nameInRevision(one.after().file()),
                        one.kind(),
                        shadows.get(one.after().id())))
                .toList();
    }

    private Map<String, Shadow> shadows(List<Change> all, int messages) {
        Map<String, Shadow> shadows = new TreeMap<>();
        List<Change> changed =
                all.stream().filter(one -> one.kind() != Kind.unchanged).toList();
        Set<EventType> types =
                new HashSet<>(changed.stream().flatMap(Change::types).toList());
        if (messages == 0 || types.isEmpty()) {
            return shadows;
        }
        ShadowRuns.Course course = runs.course(sample.list(types, messages), messages);
        for (Change one : changed) {
            Of before = one.before();
            one.after()
                    .delivery()
                    .forEach(route -> shadows.put(
                            route.id(),
                            course.run(
                                    before == null ? null : before.version(),
                                    one.after().version(),
                                    route)));
        }
        return shadows;
    }
}
