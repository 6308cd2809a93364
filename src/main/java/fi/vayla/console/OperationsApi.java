package fi.vayla.console;

import fi.vayla.delivery.ParkedMessage;
import fi.vayla.operations.LedgerReport;
import fi.vayla.operations.Operations;
import fi.vayla.operations.RouteState;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger, the routes and what is parked. */
@RestController
@RequestMapping("/api")
final class OperationsApi {

    private static final int PAGE = 50;

    private final Operations operations;

    OperationsApi(Operations operations) {
        this.operations = operations;
    }

    record RouteList(List<RouteState> routes, List<String> problems) {}

    /** @param total how many messages are parked on all pages */
    record ParkedList(List<ParkedSummary> parked, int total, int page, int pageSize) {}

    @GetMapping("/ledger")
    LedgerReport ledger() {
        return operations.ledger();
    }

    @GetMapping("/routes")
    RouteList routes() {
        return new RouteList(operations.listRoutes(), operations.routeProblems());
    }

    @GetMapping("/routes/{id}")
    RouteState route(@PathVariable String id) {
        return operations
                .findRoute(id)
                .orElseThrow(() -> Refusal.notFound(
                        "unknown-route", "Unknown route", "There is no route " + id + "; GET /api/routes lists them"));
    }

    @GetMapping("/parked")
    ParkedList parked(@RequestParam(defaultValue = "0") int page) {
        Refusal.requirePage(page);
        List<ParkedMessage> all = operations.listParked();
        return new ParkedList(ParkedSummary.of(all, (long) page * PAGE, PAGE), all.size(), page, PAGE);
    }

    @GetMapping("/parked/{id}")
    ParkedMessage parked(@PathVariable String id) {
        return operations
                .findParked(id)
                .orElseThrow(() -> Refusal.notFound(
                        "not-parked", "Not parked", "Nothing is parked as " + id + "; GET /api/parked lists what is"));
    }
}
