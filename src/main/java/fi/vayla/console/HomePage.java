package fi.vayla.console;

import fi.vayla.delivery.ParkedFilter;
import fi.vayla.delivery.ParkedMessages;
import fi.vayla.delivery.ParkedPage;
import fi.vayla.delivery.RouteStand;
import fi.vayla.operations.LedgerReport;
import fi.vayla.operations.Operations;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Roadmap;
import fi.vayla.system.CurrentSystems;
import fi.vayla.system.SystemDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /}: how the hub stands, for its administrator. */
@RestController
final class HomePage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    static final int PARKED_SHOWN = 20;

    /** What the template shows. */
    record Page(
            List<RouteStand> routes,
            long unaccounted,
            boolean accounted,
            List<String> problems,
            List<ParkedSummary> parked,
            int parkedInAll,
            List<SystemDefinition> systems,
            List<ProgrammeView> programmes) {

        boolean moreParked() {
            return parkedInAll > parked.size();
        }

        int parkedShown() {
            return parked.size();
        }
    }

    private final Operations operations;
    private final ParkedMessages parkedMessages;
    private final CurrentSystems systems;
    private final Roadmap roadmap;
    private final Templates templates;

    HomePage(
            Operations operations,
            ParkedMessages parkedMessages,
            CurrentSystems systems,
            Roadmap roadmap,
            Templates templates) {
        this.operations = operations;
        this.parkedMessages = parkedMessages;
        this.systems = systems;
        this.roadmap = roadmap;
        this.templates = templates;
    }

    @GetMapping("/")
    ResponseEntity<String> home() {
        LedgerReport ledger = operations.ledger();
        ParkedPage parked = parkedMessages.list(ParkedFilter.ALL, false, 0, PARKED_SHOWN);
        Page page = new Page(
                ledger.routes(),
                ledger.unaccounted(),
                ledger.unaccounted() == 0,
                operations.routeProblems(),
                ParkedSummary.of(parked),
                parked.total(),
                systems.get().list(),
                roadmap.list());
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", RoadmapPages.ONLY_OURS)
                .body(templates.render("home", page));
    }
}
