package fi.vayla.console;

import fi.vayla.operations.LedgerReport;
import fi.vayla.operations.Operations;
import fi.vayla.operations.RouteState;
import fi.vayla.routes.IntakeStand;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ledger and the routes. */
@RestController
@RequestMapping("/api")
final class OperationsApi {

    private final Operations operations;

    OperationsApi(Operations operations) {
        this.operations = operations;
    }

    record RouteList(List<RouteState> routes, List<IntakeStand> intake, List<String> problems) {}

    @GetMapping("/ledger")
    LedgerReport ledger() {
        return operations.ledger();
    }

    @GetMapping("/routes")
    RouteList routes() {
        return new RouteList(operations.listRoutes(), operations.listIntakes(), operations.routeProblems());
    }

    @GetMapping("/routes/{id}")
    RouteState route(@PathVariable String id) {
        return operations
                .findRoute(id)
                .orElseThrow(() -> Refusal.notFound(
                        "unknown-route", "Unknown route", "There is no route " + id + "; GET /api/routes lists them"));
    }
}
