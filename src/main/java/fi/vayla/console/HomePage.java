package fi.vayla.console;

import fi.vayla.delivery.ParkedEntry;
import fi.vayla.delivery.ParkedFilter;
import fi.vayla.delivery.ParkedMessages;
import fi.vayla.delivery.ParkedPage;
import fi.vayla.delivery.RouteStand;
import fi.vayla.operations.LedgerReport;
import fi.vayla.operations.Operations;
import fi.vayla.roadmap.Roadmap;
import fi.vayla.system.CurrentSystems;
import fi.vayla.system.SystemDefinition;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /}: how the hub stands, for its administrator. */
@RestController
final class HomePage {

    static final int PARKED_SHOWN = 20;

    /**
     * What the template shows.
     *
     * @param unaccounted what is wrong; empty when every message is accounted for
     * @param problems of the routes, in the hub's own English
     * @param parkedShown that there are more parked messages than are shown; null when there are not
     */
    record Page(
            List<Line> routes,
            String unaccounted,
            List<String> problems,
            List<Parked> parked,
            String parkedTotal,
            @Nullable String parkedShown,
            List<SystemDefinition> systems,
            List<Link> programmes) {}

    record Line(
            String route,
            String received,
            String delivered,
            String parked,
            String discarded,
            String waiting,
            String lag) {}

    record Parked(String href, String route, String key, String reason, boolean ownWords, String detail) {}

    record Link(String href, RoadmapPage.Title title) {}

    private final Operations operations;
    private final ParkedMessages parkedMessages;
    private final CurrentSystems systems;
    private final Roadmap roadmap;
    private final ConsoleFrame frame;

    HomePage(
            Operations operations,
            ParkedMessages parkedMessages,
            CurrentSystems systems,
            Roadmap roadmap,
            ConsoleFrame frame) {
        this.operations = operations;
        this.parkedMessages = parkedMessages;
        this.systems = systems;
        this.roadmap = roadmap;
        this.frame = frame;
    }

    @GetMapping("/")
    ResponseEntity<String> home(HttpServletRequest request) {
        LedgerReport ledger = operations.ledger();
        ParkedPage parked = parkedMessages.list(ParkedFilter.ALL, false, 0, PARKED_SHOWN);
        return frame.show(HttpStatus.OK, "home", request, words -> page(ledger, parked, words));
    }

    private Page page(LedgerReport ledger, ParkedPage parked, Words words) {
        return new Page(
                ledger.routes().stream().map(route -> line(route, words)).toList(),
                ledger.unaccounted() == 0 ? "" : words.get("home_unaccounted", words.number(ledger.unaccounted())),
                operations.routeProblems(),
                parked(parked, words),
                words.number(parked.total()),
                parkedShown(parked, words),
                systems.get().list(),
                roadmap.list().stream()
                        .map(view -> new Link("/roadmap/" + view.id(), words.title(view.programme())))
                        .toList());
    }

    private static Line line(RouteStand route, Words words) {
        return new Line(
                route.route(),
                words.number(route.received()),
                words.number(route.delivered()),
                words.number(route.parked()),
                words.number(route.discarded()),
                words.number(route.waiting()),
                words.number(route.lag()));
    }

    static List<Parked> parked(ParkedPage page, Words words) {
        return page.parked().stream().map(stand -> parked(stand.entry(), words)).toList();
    }

    private static Parked parked(ParkedEntry entry, Words words) {
        return new Parked(
                ParkedOnePage.href(entry.id()),
                entry.route(),
                entry.key(),
                words.get("reason_" + entry.reason()),
                ParkedView.ownWords(entry.reason()),
                entry.detail());
    }

    static @Nullable String parkedShown(ParkedPage page, Words words) {
        int shown = page.parked().size();
        return shown < page.total() ? words.get("queue_shown", words.number(shown), words.number(page.total())) : null;
    }
}
