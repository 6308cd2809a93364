package fi.vayla.console;

import fi.vayla.console.Filters.Choice;
import fi.vayla.console.Filters.Field;
import fi.vayla.delivery.BulkResult;
import fi.vayla.delivery.Deliveries;
import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.delivery.ParkedDecision.Kind;
import fi.vayla.delivery.ParkedFilter;
import fi.vayla.delivery.ParkedMessages;
import fi.vayla.delivery.ParkedPage;
import fi.vayla.delivery.ParkedStand;
import fi.vayla.delivery.ParkingReason;
import fi.vayla.event.Problem;
import fi.vayla.security.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /parked}: what waits for an operator, and orders about all that a search finds. */
@RestController
final class ParkedListPage {

    private static final int PAGE = 50;

    private final ParkedMessages parked;
    private final Deliveries deliveries;
    private final ConsoleFrame frame;
    private final Clock clock;

    ParkedListPage(ParkedMessages parked, Deliveries deliveries, ConsoleFrame frame, Clock clock) {
        this.parked = parked;
        this.deliveries = deliveries;
        this.frame = frame;
        this.clock = clock;
    }

    /** What the form was sent with, as it was written. */
    record Search(
            @Nullable String route,
            @Nullable String parkingReason,
            @Nullable String key,
            @Nullable String from,
            @Nullable String to,
            @Nullable String first) {

        ParkedFilter filter() {
            return new ParkedFilter(
                    Filters.text(route).orElse(null),
                    Stream.of(ParkingReason.values())
                            .filter(reason -> reason.name().equals(parkingReason))
                            .findFirst()
                            .orElse(null),
                    Filters.text(key).orElse(null),
                    Filters.time(from).orElse(null),
                    Filters.time(to).orElse(null));
        }

        /** Fields of what an order about all found may repeat. */
        List<Field> fields() {
            return Stream.of(
                            Field.of("route", route),
                            Field.of("parkingReason", parkingReason),
                            Field.of("key", key),
                            Field.of("from", from),
                            Field.of("to", to))
                    .flatMap(field -> field)
                    .toList();
        }

        List<Field> allFields() {
            return Stream.concat(fields().stream(), Field.of("first", first)).toList();
        }
    }

    /** @param bulk whether the search selects something, so that an order may be about all of it */
    record Page(
            Search search,
            List<Field> fields,
            List<Choice> routes,
            List<Choice> reasons,
            String total,
            List<Line> messages,
            boolean bulk,
            @Nullable String rehearsed,
            @Nullable String done,
            @Nullable String problem,
            @Nullable String newer,
            @Nullable String older) {}

    record Line(
            String href,
            String key,
            String route,
            String state,
            String word,
            String reason,
            String detail,
            RoadmapPage.Moment at,
            String age,
            String queue) {}

    @GetMapping("/parked")
    ResponseEntity<String> list(
            @ModelAttribute Search search,
            @RequestParam @Nullable String page,
            @RequestParam @Nullable String rehearse,
            HttpServletRequest request) {
        BulkResult rehearsal = rehearse == null ? null : parked.rehearseAll(search.filter(), Kind.replay);
        return show(HttpStatus.OK, search, Filters.page(page), rehearsal, request);
    }

    /** An order about all that the search finds; shows what came of it. */
    @PostMapping("/parked")
    ResponseEntity<String> order(
            @ModelAttribute Search search,
            @RequestParam Kind kind,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        BulkResult result = parked.decideAll(search.filter(), kind, Operator.name(request), reason.strip());
        return show(
                result instanceof BulkResult.Invalid ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
                search,
                0,
                result,
                request);
    }

    private ResponseEntity<String> show(
            HttpStatus status, Search search, int number, @Nullable BulkResult result, HttpServletRequest request) {
        ParkedPage found =
                parked.list(search.filter(), Filters.text(search.first()).isPresent(), (long) number * PAGE, PAGE);
        return frame.show(status, "parked", request, words -> page(search, number, found, result, words));
    }

    private Page page(Search search, int number, ParkedPage found, @Nullable BulkResult result, Words words) {
        long shown = (long) number * PAGE + found.parked().size();
        return new Page(
                search,
                search.fields(),
                Filters.choices(deliveries.list().stream(), DeliveryRoute::id, DeliveryRoute::id, search.route()),
                Filters.choices(
                        Stream.of(ParkingReason.values()),
                        ParkingReason::name,
                        reason -> words.get("reason_" + reason),
                        search.parkingReason()),
                words.counted("parked_total", found.total()),
                found.parked().stream().map(stand -> line(stand, words)).toList(),
                !search.filter().selectsAll() && found.total() > 0,
                result instanceof BulkResult.Rehearsed rehearsed
                        ? words.get("bulk_matched", rehearsed.decided(), rehearsed.matched())
                        : null,
                result instanceof BulkResult.Done done
                        ? words.get("bulk_done", done.decided(), done.matched(), done.awaiting())
                        : null,
                result instanceof BulkResult.Invalid(List<Problem> problems)
                        ? problems.stream().map(Problem::toString).collect(Collectors.joining("; "))
                        : null,
                number == 0 ? null : Filters.href("/parked", search.allFields(), number - 1),
                shown >= found.total() ? null : Filters.href("/parked", search.allFields(), number + 1));
    }

    private Line line(ParkedStand stand, Words words) {
        var entry = stand.entry();
        return new Line(
                ParkedOnePage.href(entry.id()),
                entry.key(),
                entry.route(),
                stand.state().word(),
                words.get("state_" + stand.state().word()),
                words.get("reason_" + entry.reason()),
                entry.detail(),
                words.exactly(entry.at()),
                words.age(entry.at(), clock.instant()),
                stand.first() ? words.behind(stand.behind()) : words.get("not_first"));
    }
}
