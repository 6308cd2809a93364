package fi.vayla.console;

import fi.vayla.delivery.RouteControl;
import fi.vayla.operations.Operations;
import fi.vayla.operations.RouteState;
import fi.vayla.routes.Revision;
import fi.vayla.routes.RouteStanding;
import fi.vayla.routes.Routes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /routes}: what runs, what waits in the folder, and what was applied when. */
@RestController
final class RoutesPage {

    /** The API has the whole history. */
    private static final int REVISIONS_SHOWN = 50;

    private final Operations operations;
    private final Routes routes;
    private final ConsoleFrame frame;

    RoutesPage(Operations operations, Routes routes, ConsoleFrame frame) {
        this.operations = operations;
        this.routes = routes;
        this.frame = frame;
    }

    /**
     * @param pending whether the folder holds something else than what runs
     * @param detail why, in the hub's own English
     */
    record Page(
            String runs,
            boolean pending,
            String folder,
            String detail,
            List<String> problems,
            List<Card> routes,
            List<Line> history) {}

    /** @param ordered by whom it is paused and why; empty while it is not */
    record Card(
            RouteState route,
            String state,
            String word,
            String ordered,
            String lag,
            String waiting,
            String parked,
            String lastError) {}

    record Line(int number, RoadmapPage.Moment at, String by, String why, String files) {}

    @GetMapping("/routes")
    ResponseEntity<String> page(HttpServletRequest request) {
        RouteStanding standing = operations.routeStanding();
        List<RouteState> states = operations.listRoutes();
        return frame.show(HttpStatus.OK, "routes", request, words -> page(standing, states, words));
    }

    private Page page(RouteStanding standing, List<RouteState> states, Words words) {
        return new Page(
                words.get("routes_runs", standing.runs()),
                standing.isPending(),
                words.get("folder_" + standing.folder()),
                standing.folderDetail(),
                standing.problems(),
                states.stream().map(state -> card(state, words)).toList(),
                routes.history().stream()
                        .limit(REVISIONS_SHOWN)
                        .map(revision -> line(revision, words))
                        .toList());
    }

    private static Card card(RouteState route, Words words) {
        RouteControl.@Nullable Pause paused = route.paused();
        return new Card(
                route,
                switch (route.state()) {
                    case active -> "up";
                    case paused -> "idle";
                    case broken -> "refused";
                },
                words.get("routes_" + route.state()),
                paused == null ? "" : paused.by() + ": " + paused.reason(),
                words.number(route.lag()),
                words.number(route.waiting()),
                words.number(route.parked()),
                Objects.requireNonNullElse(route.lastError(), ""));
    }

    private static Line line(Revision revision, Words words) {
        Integer restores = revision.restores();
        return new Line(
                revision.number(),
                words.exactly(revision.at()),
                revision.by(),
                (restores == null ? "" : words.get("routes_back", restores) + " ") + revision.reason(),
                revision.changes().stream()
                        .map(change -> change.file() + " " + words.get("file_" + change.change()))
                        .collect(Collectors.joining(", ")));
    }
}
