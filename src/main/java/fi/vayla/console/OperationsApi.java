package fi.vayla.console;

import fi.vayla.delivery.ParkedMessage;
import fi.vayla.operations.LedgerReport;
import fi.vayla.operations.Operations;
import fi.vayla.operations.RouteState;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The ledger, the routes and what is parked. */
@RestController
@RequestMapping("/api")
final class OperationsApi {

    private final Operations operations;

    OperationsApi(Operations operations) {
        this.operations = operations;
    }

    record RouteList(List<RouteState> routes, List<String> problems) {}

    record ParkedList(List<ParkedMessage> parked) {}

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
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no route " + id));
    }

    @GetMapping("/parked")
    ParkedList parked() {
        return new ParkedList(operations.listParked());
    }

    @GetMapping("/parked/{id}")
    ParkedMessage parked(@PathVariable String id) {
        return operations
                .findParked(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing is parked as " + id));
    }
}
