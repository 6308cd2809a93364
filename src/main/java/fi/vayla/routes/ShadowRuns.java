package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.event.Event;
import fi.vayla.log.EventLog;
import fi.vayla.routes.RouteVersion.Loaded;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs events through old and new versions of routes, none of which is one that delivers. */
final class ShadowRuns {

    /** All runs of a plan together. */
    private static final long SECONDS = 20;

    /** Steps that may reach something outside of the hub while a route runs. */
    private static final Pattern CALLS_OUT = Pattern.compile(
            "\\b(toD|enrich|pollEnrich|wireTap|recipientList|routingSlip|dynamicRouter|bean|process)\\s*:");

    /** What does nothing but shape a message and hand it over. */
    private static final Set<String> QUIET = Set.of("event", "mapping", "system", "direct");

    private final LiveConfiguration live;
    private final EventLog log;
    private final Clock clock;

    ShadowRuns(LiveConfiguration live, EventLog log, Clock clock) {
        this.live = live;
        this.log = log;
        this.clock = clock;
    }

    /** The runs of one plan, which share their time. */
    Course course(List<Event> events, int messages) {
        return new Course(events, messages, System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS));
    }

    final class Course {

        private final List<Event> events;
        private final int messages;
        private final long until;

        private Course(List<Event> events, int messages, long until) {
            this.events = events;
            this.messages = messages;
            this.until = until;
        }

        /** @param before what delivers now; it is loaded once more, so that nothing of it is touched */
        Shadow run(@Nullable RouteVersion before, RouteVersion after, DeliveryRoute route) {
            Optional<String> outside = Stream.concat(Stream.ofNullable(before), Stream.of(after))
                    .flatMap(version -> callsOut(version).stream())
                    .findFirst();
            if (outside.isPresent()) {
                return Shadow.none("Not run, since a step might reach something outside: " + outside.get());
            }
            if (before == null) {
                return run(null, route);
            }
            RouteLoader loader = new RouteLoader(live.systems(), log, clock);
            return switch (loader.load(before.file(), before.mappings())) {
                case Loaded.Ready(RouteVersion copy) -> {
                    try {
                        yield run(delivery(copy, route.id()), route);
                    } finally {
                        copy.context().stop();
                    }
                }
                case Loaded.Broken broken ->
                    Shadow.none("Not run, since what runs cannot be loaded beside it: "
                            + Deployment.lines(broken.findings()));
            };
        }

        private Shadow run(@Nullable DeliveryRoute before, DeliveryRoute after) {
            return new ShadowRun(before, after).run(events, messages, until);
        }
    }

    private static @Nullable DeliveryRoute delivery(RouteVersion version, String id) {
        return version.routes().stream()
                .filter(route -> route.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> callsOut(RouteVersion version) {
        Matcher step = CALLS_OUT.matcher(version.file().text());
        return step.find()
                ? Optional.of(step.group(1))
                : version.context().getEndpoints().stream()
                        .map(endpoint -> endpoint.getEndpointUri().replaceFirst(":.*", ""))
                        .filter(scheme -> !QUIET.contains(scheme))
                        .findFirst();
    }
}
