package fi.vayla.console;

import fi.vayla.console.Filters.Choice;
import fi.vayla.console.Filters.Field;
import fi.vayla.delivery.ParkingReason;
import fi.vayla.event.EventType;
import fi.vayla.view.MessageQuery;
import fi.vayla.view.MessageRow;
import fi.vayla.view.StepRow;
import fi.vayla.view.ViewReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /messages}: where messages went. */
@RestController
final class MessagePages {

    private final ViewReader views;
    private final ConsoleFrame frame;

    MessagePages(ViewReader views, ConsoleFrame frame) {
        this.views = views;
        this.frame = frame;
    }

    /** What the form was sent with, as it was written. */
    record Search(
            @Nullable String key,
            @Nullable String type,
            @Nullable String from,
            @Nullable String to) {

        MessageQuery query(int page) {
            return new MessageQuery(
                    Filters.text(key).orElse(null),
                    Filters.text(type)
                            .flatMap(EventType::find)
                            .map(EventType::wireName)
                            .orElse(null),
                    Filters.time(from).orElse(null),
                    Filters.time(to).orElse(null),
                    page);
        }

        /** The labels' texts of those fields that hold something which is not understood. */
        List<String> notUnderstood() {
            return Stream.of(
                            Filters.text(type).isPresent() && query(0).type() == null ? "type" : "",
                            Filters.isNoTime(from) ? "received_from" : "",
                            Filters.isNoTime(to) ? "received_to" : "")
                    .filter(label -> !label.isEmpty())
                    .toList();
        }

        List<Field> fields() {
            return Stream.of(Field.of("key", key), Field.of("type", type), Field.of("from", from), Field.of("to", to))
                    .flatMap(field -> field)
                    .toList();
        }
    }

    record Found(
            Search search,
            List<Choice> types,
            @Nullable String wrong,
            List<Line> messages,
            @Nullable String newer,
            @Nullable String older) {}

    record Line(String receipt, String type, String key, RoadmapPage.Moment received, List<Stand> stands) {}

    /** @param word the state in the page's language */
    record Stand(String route, String state, String word, boolean possiblyTwice) {}

    record Way(
            Trace trace,
            String type,
            RoadmapPage.Moment received,
            List<Stop> steps,
            List<Stand> stands,
            String sameKey) {}

    /** @param ownWords whether the detail is the hub's own, in English */
    record Stop(Trace.Step step, RoadmapPage.Moment at, String route, String detail, boolean ownWords) {}

    record Missing(String receipt) {}

    @GetMapping("/messages")
    ResponseEntity<String> search(
            @RequestParam @Nullable String key,
            @RequestParam @Nullable String type,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String page,
            HttpServletRequest request) {
        var search = new Search(key, type, from, to);
        int number = Filters.page(page);
        List<MessageRow> found = views.list(search.query(number));
        return frame.show(HttpStatus.OK, "messages", request, words -> found(search, number, found, words));
    }

    @GetMapping("/messages/{receipt}")
    ResponseEntity<String> trace(@PathVariable String receipt, HttpServletRequest request) {
        Optional<MessageRow> message = views.find(receipt);
        return message.isEmpty()
                ? frame.show(HttpStatus.NOT_FOUND, "messages-missing", request, words -> new Missing(receipt))
                : frame.show(
                        HttpStatus.OK,
                        "messages-trace",
                        request,
                        words -> way(Trace.of(message.get(), views.listSteps(receipt), words), words));
    }

    private static Found found(Search search, int page, List<MessageRow> rows, Words words) {
        return new Found(
                search,
                Filters.choices(
                        Stream.of(EventType.values()), EventType::shortName, EventType::shortName, search.type()),
                Filters.notUnderstood(search.notUnderstood(), words),
                rows.stream().map(row -> line(row, words)).toList(),
                page == 0 ? null : Filters.href("/messages", search.fields(), page - 1),
                rows.size() < ViewReader.PAGE ? null : Filters.href("/messages", search.fields(), page + 1));
    }

    private static Line line(MessageRow row, Words words) {
        return new Line(
                row.receipt(),
                shortName(row.type()),
                row.subject(),
                words.exactly(row.receivedAt()),
                stands(row.deliveries(), words));
    }

    private static Way way(Trace trace, Words words) {
        return new Way(
                trace,
                shortName(trace.type()),
                words.exactly(trace.receivedAt()),
                trace.steps().stream()
                        .map(step -> new Stop(
                                step,
                                words.exactly(step.at()),
                                Objects.requireNonNullElse(step.route(), ""),
                                Objects.requireNonNullElse(step.detail(), ""),
                                step.reason() != null
                                        && !step.reason().equals(ParkingReason.REJECTED_BY_SYSTEM.name())))
                        .toList(),
                stands(trace.deliveries(), words),
                Filters.href("/messages", List.of(new Field("key", trace.subject())), 0));
    }

    private static List<Stand> stands(List<StepRow> deliveries, Words words) {
        return deliveries.stream()
                .map(row ->
                        new Stand(row.route(), row.state(), words.orWord("state_", row.state()), row.possiblyTwice()))
                .toList();
    }

    private static String shortName(String wireName) {
        return EventType.find(wireName).map(EventType::shortName).orElse(wireName);
    }
}
