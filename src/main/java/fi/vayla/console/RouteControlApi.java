package fi.vayla.console;

import fi.vayla.delivery.ControlResult;
import fi.vayla.delivery.RewindFigures;
import fi.vayla.delivery.RouteControl;
import fi.vayla.delivery.RouteOrders;
import fi.vayla.security.Operator;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What administrators order for routes. The answer comes when the order is durable; every instance obeys within a moment. */
@RestController
@RequestMapping("/api/routes/{id}")
final class RouteControlApi {

    private final RouteOrders orders;

    RouteControlApi(RouteOrders orders) {
        this.orders = orders;
    }

    record Order(@Nullable String reason) {}

    /** Those that are left out count no more. */
    record LimitOrder(
            @Nullable Integer concurrency,
            @Nullable Double rate,
            @Nullable String reason) {}

    /** @param to a time, or a place such as {@code vayla.forms-3@1200} */
    record RewindOrder(
            @Nullable String to,
            @Nullable Boolean again,
            @Nullable Boolean dryRun,
            @Nullable String reason) {}

    /** @param rewind absent when nothing was ordered */
    record Rewound(String id, RouteControl.@Nullable Rewind rewind, boolean dryRun, RewindFigures figures) {}

    /** What is ordered for the route from now on, in all. */
    record Ordered(String id, RouteControl.@Nullable Pause paused, RouteControl.@Nullable Limited limits) {
        static Ordered of(String id, RouteControl control) {
            return new Ordered(id, control.paused(), control.limits());
        }
    }

    @PostMapping("/pause")
    ResponseEntity<?> pause(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        Order order = ParkedOrders.read(body, Order.class);
        return answer(id, orders.pause(id, Operator.name(request), ParkedOrders.text(order.reason())));
    }

    @PostMapping("/resume")
    ResponseEntity<?> resume(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        Order order = ParkedOrders.read(body, Order.class);
        return answer(id, orders.resume(id, Operator.name(request), ParkedOrders.text(order.reason())));
    }

    @PostMapping("/limits")
    ResponseEntity<?> limits(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        LimitOrder order = ParkedOrders.read(body, LimitOrder.class);
        return answer(
                id,
                orders.limit(
                        id,
                        order.concurrency(),
                        order.rate(),
                        Operator.name(request),
                        ParkedOrders.text(order.reason())));
    }

    @PostMapping("/rewind")
    ResponseEntity<?> rewind(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        RewindOrder order = ParkedOrders.read(body, RewindOrder.class);
        String to = ParkedOrders.text(order.to());
        boolean again = Boolean.TRUE.equals(order.again());
        return answer(
                id,
                Boolean.TRUE.equals(order.dryRun())
                        ? orders.rehearseRewind(id, to, again)
                        : orders.rewind(id, to, again, Operator.name(request), ParkedOrders.text(order.reason())));
    }

    private static ResponseEntity<?> answer(String id, ControlResult result) {
        return switch (result) {
            case ControlResult.Done(RouteControl control) ->
                ResponseEntity.accepted().body(Ordered.of(id, control));
            case ControlResult.Rewound(RouteControl control, RewindFigures figures) ->
                ResponseEntity.accepted().body(new Rewound(id, control.rewind(), false, figures));
            case ControlResult.Rehearsed(RewindFigures figures) ->
                ResponseEntity.ok(new Rewound(id, null, true, figures));
            case ControlResult.Unknown _ -> throw OperationsApi.unknownRoute(id);
            case ControlResult.Conflict(String detail) -> throw Refusal.conflict("route-conflict", "Not now", detail);
            case ControlResult.Invalid(var problems) -> throw Refusal.invalid("The order is not valid", problems);
        };
    }
}
