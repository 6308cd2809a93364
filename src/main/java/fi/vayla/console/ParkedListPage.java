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

    private static final String PATH = "/parked";
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

        /** The labels' texts of those fields that hold something which is not understood. */
        List<String> notUnderstood() {
            return Stream.of(
                            Filters.isNoTime(from) ? "parked_from" : "",
                            Filters.isNoTime(to) ? "parked_to" : "",
                            Filters.text(parkingReason).isPresent() && filter().reason() == null ? "parked_reason" : "")
                    .filter(label -> !label.isEmpty())
                    .toList();
        }

        /** Those that were filled in. */
        List<Field> fields() {
            return Stream.of(
                            Field.of("route", route),
                            Field.of("parkingReason", parkingReason),
                            Field.of("key", key),
                            Field.of("from", from),
                            Field.of("to", to),
                            Field.of("first", first))
                    .flatMap(field -> field)
                    .toList();
        }

        String href(int page) {
            return Filters.href(PATH, fields(), page);
        }
    }

    /**
     * @param orders about all that the search finds, the first of their keys or not; none when it selects nothing
     * @param wrong why an order was not carried out, or the search not understood
     * @param problem what is wrong with an order, in the hub's own English
     */
    record Page(
            Search search,
            List<Field> fields,
            List<Choice> routes,
            List<Choice> reasons,
            String total,
            List<Line> messages,
            boolean bulk,
            List<BulkOrder> orders,
            String reason,
            @Nullable String rehearsed,
            @Nullable String done,
            @Nullable String wrong,
            @Nullable String problem,
            @Nullable String newer,
            @Nullable String older) {}

    /** @param shown how many messages it would be about now; it is refused when there are more or fewer by then */
    record BulkOrder(Kind kind, String word, String why, int shown, String counted) {}

    /**
     * What came of an order that was not carried out, or of a dry run.
     *
     * @param changed whether the order was about as many messages as there were, and not as there are
     * @param reason as it was written
     */
    record Said(@Nullable BulkResult result, boolean changed, String reason) {}

    record Line(
            String href,
            String key,
            String route,
            String state,
            String word,
            String reason,
            String detail,
            boolean ownWords,
            RoadmapPage.Moment at,
            String age,
            String queue) {}

    @GetMapping(PATH)
    ResponseEntity<String> list(
            @ModelAttribute Search search,
            @RequestParam @Nullable String page,
            @RequestParam @Nullable Kind rehearse,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        BulkResult rehearsal = rehearse == null || !search.notUnderstood().isEmpty()
                ? null
                : parked.rehearseAll(search.filter(), rehearse);
        return show(HttpStatus.OK, search, Filters.page(page), new Said(rehearsal, false, reason), request);
    }

    /** An order about all that the search finds, which is as many as the page with the form said. */
    @PostMapping(PATH)
    ResponseEntity<String> order(
            @ModelAttribute Search search,
            @RequestParam Kind kind,
            @RequestParam int shown,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        if (!search.notUnderstood().isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, search, 0, new Said(null, false, reason), request);
        }
        int now = search.filter().selectsAll() ? shown : parked.count(search.filter(), kind);
        if (now != shown) {
            return show(HttpStatus.CONFLICT, search, 0, new Said(null, true, reason), request);
        }
        BulkResult result = parked.decideAll(search.filter(), kind, Operator.name(request), reason.strip());
        return switch (result) {
            case BulkResult.Done done ->
                Notice.redirect(
                        PATH,
                        search.href(0).substring(PATH.length()),
                        Integer.toString(done.decided()),
                        Integer.toString(done.matched()),
                        Integer.toString(done.awaiting()));
            case BulkResult.Invalid _, BulkResult.Rehearsed _ ->
                show(HttpStatus.UNPROCESSABLE_CONTENT, search, 0, new Said(result, false, reason), request);
        };
    }

    private ResponseEntity<String> show(
            HttpStatus status, Search search, int number, Said said, HttpServletRequest request) {
        ParkedPage found =
                parked.list(search.filter(), Filters.text(search.first()).isPresent(), (long) number * PAGE, PAGE);
        List<String> told = Notice.told(PATH, request);
        return frame.show(
                status,
                "parked",
                request,
                search.href(number),
                words -> page(search, number, found, said, told, words));
    }

    private Page page(Search search, int number, ParkedPage found, Said said, List<String> told, Words words) {
        long shown = (long) number * PAGE + found.parked().size();
        String notUnderstood = Filters.notUnderstood(search.notUnderstood(), words);
        boolean bulk = notUnderstood == null && !search.filter().selectsAll() && found.total() > 0;
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
                bulk,
                bulk
                        ? Stream.of(Kind.values())
                                .map(kind -> order(search.filter(), kind, words))
                                .toList()
                        : List.of(),
                said.reason(),
                said.result() instanceof BulkResult.Rehearsed rehearsed
                        ? words.get("bulk_matched", rehearsed.decided(), rehearsed.matched())
                        : null,
                told.size() == 3 ? words.get("bulk_done", told.toArray()) : null,
                said.changed() ? words.get("bulk_changed") : notUnderstood,
                said.result() instanceof BulkResult.Invalid(List<Problem> problems)
                        ? problems.stream().map(Problem::toString).collect(Collectors.joining("; "))
                        : null,
                number == 0 ? null : search.href(number - 1),
                shown >= found.total() ? null : search.href(number + 1));
    }

    private BulkOrder order(ParkedFilter filter, Kind kind, Words words) {
        int count = parked.count(filter, kind);
        return new BulkOrder(
                kind, words.get(kind.name()), words.get("bulk_" + kind), count, words.counted("parked_total", count));
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
                ParkedView.ownWords(entry.reason()),
                words.exactly(entry.at()),
                words.age(entry.at(), clock.instant()),
                stand.first() ? words.behind(stand.behind()) : words.get("not_first"));
    }
}
