package fi.vayla.console;

import fi.vayla.operations.LedgerReport;
import fi.vayla.operations.Operations;
import fi.vayla.operations.RouteState;
import fi.vayla.routes.FolderState;
import fi.vayla.routes.IntakeStand;
import fi.vayla.routes.Revision;
import fi.vayla.routes.RouteStanding;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /**
     * @param intake the routes that fetch messages
     * @param revision what is to run on all instances
     * @param runs the number of the revision that this instance runs
     * @param folder how the routes folder of this instance stands to that
     */
    record RouteList(
            List<RouteState> routes,
            List<IntakeStand> intake,
            List<String> problems,
            @Nullable Revision revision,
            int runs,
            FolderState folder,
            String folderDetail) {}

    @GetMapping("/ledger")
    LedgerReport ledger() {
        return operations.ledger();
    }

    @GetMapping("/routes")
    RouteList routes() {
        RouteStanding standing = operations.routeStanding();
        return new RouteList(
                operations.listRoutes(),
                operations.listIntakes(),
                standing.problems(),
                standing.revision(),
                standing.runs(),
                standing.folder(),
                standing.folderDetail());
    }

    @GetMapping("/routes/{id}")
    RouteState route(@PathVariable String id) {
        return operations.findRoute(id).orElseThrow(() -> unknownRoute(id));
    }

    static Refusal unknownRoute(String id) {
        return Refusal.notFound(
                "unknown-route", "Unknown route", "There is no route " + id + "; GET /api/routes lists them");
    }
}
