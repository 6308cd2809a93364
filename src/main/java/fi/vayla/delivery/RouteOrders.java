package fi.vayla.delivery;

import fi.vayla.delivery.RewindPlans.Plan;
import fi.vayla.delivery.RouteAuditRow.Action;
import fi.vayla.delivery.RouteControl.Limited;
import fi.vayla.delivery.RouteControl.Pause;
import fi.vayla.delivery.RouteControl.Rewind;
import fi.vayla.event.Problem;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.RowLog;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What administrators order for routes, on any instance. Every order names its administrator and a reason; it and its row on
 * {@code vayla.audit} are durable when the answer comes, and the instances obey within a moment. When two administrators
 * order something for one route on two instances in the same moment, the later row counts. Thread-safe. Throws
 * {@link LogUnavailable} when Kafka does not answer.
 */
public final class RouteOrders {

    private static final int MOST_CALLS = 1000;
    private static final double MOST_RATE = 100_000;

    private final RouteControls controls;
    private final Function<String, Optional<DeliveryRoute>> routes;
    private final RewindPlans plans;
    private final RowLog rows;
    private final Clock clock;

    /** @param routes the running route of an id */
    RouteOrders(
            RouteControls controls,
            Function<String, Optional<DeliveryRoute>> routes,
            RewindPlans plans,
            RowLog rows,
            Clock clock) {
        this.controls = controls;
        this.routes = routes;
        this.plans = plans;
        this.rows = rows;
        this.clock = clock;
    }

    /** Calls that are under way end; nothing new is sent, not even after a restart, until the route is resumed. */
    public ControlResult pause(String route, String by, String reason) {
        return order(route, reason, List.of(), now -> {
            @Nullable Pause before = now.paused();
            if (before != null) {
                return new ControlResult.Conflict("The route is paused already, since %s by %s: %s"
                        .formatted(before.since(), before.by(), before.reason()));
            }
            Instant at = clock.instant();
            return write(Action.pause_route, route, now.with(new Pause(at, by, reason)), at, by, reason);
        });
    }

    /** Everything that waited is delivered, in order. */
    public ControlResult resume(String route, String by, String reason) {
        return order(
                route,
                reason,
                List.of(),
                now -> now.halts()
                        ? write(Action.resume_route, route, now.with((Pause) null), clock.instant(), by, reason)
                        : new ControlResult.Conflict("The route is not paused"));
    }

    /**
     * Puts these limits in the place of those before.
     *
     * @param concurrency how many calls it may have open at once; null for what the route file says
     * @param rate how many calls it may begin in a second on each instance; null for no limit
     */
    public ControlResult limit(
            String route, @Nullable Integer concurrency, @Nullable Double rate, String by, String reason) {
        List<Problem> problems = new ArrayList<>();
        if (concurrency != null && (concurrency < 1 || concurrency > MOST_CALLS)) {
            problems.add(new Problem("/concurrency", "is 1 to %d, not %d".formatted(MOST_CALLS, concurrency)));
        }
        if (rate != null && !(rate > 0 && rate <= MOST_RATE)) {
            problems.add(new Problem("/rate", "is more than 0 and at most %.0f, not %s".formatted(MOST_RATE, rate)));
        }
        return order(route, reason, problems, now -> {
            Instant at = clock.instant();
            @Nullable
            Limited limited =
                    concurrency == null && rate == null ? null : new Limited(concurrency, rate, at, by, reason);
            return write(Action.limit_route, route, now.with(limited), at, by, reason);
        });
    }

    /**
     * Reads part of the log again: events that the ledger does not know are delivered, in order; those that it knows are passed
     * over. A rewind takes the place of the one before, wherever that is.
     *
     * @param to a time, or a place such as {@code vayla.forms-3@1200}
     * @param again whether those that were delivered are delivered again, as other messages to their targets
     */
    public ControlResult rewind(String route, String to, boolean again, String by, String reason) {
        Plan plan = reason.isBlank() ? new Plan.Nothing() : plan(route, to, again); // takes a while
        return order(route, reason, List.of(), now -> switch (plan) {
            case Plan.Good(var places, var figures) -> {
                Instant at = clock.instant();
                @Nullable Rewind before = now.rewind();
                long id = before == null ? at.toEpochMilli() : Math.max(at.toEpochMilli(), before.id() + 1);
                RouteControl next = now.with(new Rewind(id, to, places, again, at, by, reason));
                write(Action.rewind_route, route, next, at, by, reason);
                yield new ControlResult.Rewound(next, figures);
            }
            case Plan.Wrong(String problem) -> new ControlResult.Invalid(List.of(new Problem("/to", problem)));
            case Plan.Nothing _ ->
                new ControlResult.Conflict("The route has not come past " + to + ": there is nothing to read again");
        });
    }

    /** What {@link #rewind} would do now. Nothing is written. */
    public ControlResult rehearseRewind(String route, String to, boolean again) {
        if (routes.apply(route).isEmpty()) {
            return new ControlResult.Unknown();
        }
        return switch (plan(route, to, again)) {
            case Plan.Good(var _, var figures) -> new ControlResult.Rehearsed(figures);
            case Plan.Wrong(String problem) -> new ControlResult.Invalid(List.of(new Problem("/to", problem)));
            case Plan.Nothing _ -> new ControlResult.Rehearsed(RewindFigures.NONE);
        };
    }

    private Plan plan(String route, String to, boolean again) {
        return routes.apply(route)
                .map(running -> plans.plan(running, to, again))
                .orElseGet(Plan.Nothing::new);
    }

    private synchronized ControlResult order(
            String route, String reason, List<Problem> wrong, Function<RouteControl, ControlResult> ruling) {
        List<Problem> problems = new ArrayList<>(wrong);
        if (reason.isBlank()) {
            problems.add(new Problem("/reason", "is missing; say why, for the audit"));
        }
        controls.awaitCurrent();
        RouteControl now = controls.of(route);
        if (routes.apply(route).isEmpty() && now.equals(RouteControl.NONE)) {
            return new ControlResult.Unknown();
        }
        return problems.isEmpty() ? ruling.apply(now) : new ControlResult.Invalid(problems);
    }

    /** The audit first, so that no order is without it. */
    private ControlResult write(Action action, String route, RouteControl next, Instant at, String by, String reason) {
        try {
            new RouteAuditRow(at, by, action, route, reason, next).append(rows).join();
            controls.append(route, next).join();
            return new ControlResult.Done(next);
        } catch (CompletionException e) {
            throw new LogUnavailable("Kafka did not take the order", e);
        }
    }
}
