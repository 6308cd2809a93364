package fi.vayla.console;

import fi.vayla.console.Filters.Choice;
import fi.vayla.event.Problem;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Roadmap;
import fi.vayla.security.Operator;
import fi.vayla.sync.Compared;
import fi.vayla.sync.Difference;
import fi.vayla.sync.ProgrammeSync;
import fi.vayla.sync.Proposal;
import fi.vayla.sync.RepairOrder;
import fi.vayla.sync.RepairResult;
import fi.vayla.sync.Synchronisation;
import fi.vayla.sync.Synchronisation.Differences;
import fi.vayla.sync.SystemSync;
import fi.vayla.system.Drift;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** {@code /sync}: which system is in sync with which programme since when; {@code /sync/SYSTEM}: what differs, and its repair. */
@RestController
@RequestMapping("/sync")
final class SyncPages {

    private final Synchronisation synchronisation;
    private final Roadmap roadmap;
    private final ConsoleFrame frame;

    SyncPages(Synchronisation synchronisation, Roadmap roadmap, ConsoleFrame frame) {
        this.synchronisation = synchronisation;
        this.roadmap = roadmap;
        this.frame = frame;
    }

    record Page(List<Column> systems, List<Row> programmes) {}

    record Column(
            String system,
            String href,
            String compared,
            @Nullable String problem) {}

    record Row(RoadmapPage.Title programme, List<Cell> cells) {}

    /** @param state the colour's name */
    record Cell(String href, String state, String word, RoadmapPage.@Nullable Moment since) {}

    record Wish(@Nullable String programme, @Nullable Drift state, int page) {
        static final Wish ALL = new Wish(null, null, 0);
    }

    record One(
            String system,
            String href,
            String compared,
            @Nullable String problem,
            @Nullable String unknown,
            List<Choice> programmes,
            List<Choice> states,
            String total,
            List<Card> items,
            @Nullable String newer,
            @Nullable String older,
            @Nullable Repaired repaired,
            @Nullable String wrong,
            String reason) {}

    record Card(
            String name,
            @Nullable String title,
            String state,
            String word,
            @Nullable String record,
            List<Line> values) {}

    record Line(String path, String wanted, String shown) {}

    /** @param ordered whether it was done */
    record Repaired(String said, boolean ordered, List<Call> calls) {}

    record Call(
            String name,
            String word,
            @Nullable String call,
            @Nullable String body,
            @Nullable String takes,
            @Nullable String problem) {}

    @GetMapping
    ResponseEntity<String> page(HttpServletRequest request) {
        List<SystemSync> stands = synchronisation.list();
        List<ProgrammeView> programmes = roadmap.list();
        return frame.show(
                HttpStatus.OK,
                "sync",
                request,
                words -> new Page(
                        stands.stream().map(stand -> column(stand, words)).toList(), rows(programmes, stands, words)));
    }

    @GetMapping("/{system}")
    ResponseEntity<String> one(
            @PathVariable String system,
            @RequestParam @Nullable String programme,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String page,
            HttpServletRequest request) {
        Wish wish = new Wish(Filters.text(programme).orElse(null), drift(state), Filters.page(page));
        return show(HttpStatus.OK, system, wish, null, null, "", request);
    }

    @PostMapping("/{system}/compare")
    ResponseEntity<String> compare(@PathVariable String system, HttpServletRequest request) {
        return switch (synchronisation.compare(system)) {
            case Compared.Done _, Compared.Unknown _ -> show(HttpStatus.OK, system, Wish.ALL, null, null, "", request);
            case Compared.Unavailable(String detail) ->
                show(HttpStatus.CONFLICT, system, Wish.ALL, null, detail, "", request);
        };
    }

    /** @param rehearse given by the button that only shows what would be done */
    @PostMapping("/{system}/repair")
    ResponseEntity<String> repair(
            @PathVariable String system,
            @RequestParam @Nullable String programme,
            @RequestParam @Nullable String state,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable String rehearse,
            HttpServletRequest request) {
        Wish wish = new Wish(Filters.text(programme).orElse(null), drift(state), 0);
        RepairOrder order = new RepairOrder(
                system, wish.programme(), Set.of(), wish.state() == null ? Set.of() : Set.of(wish.state()));
        RepairResult result = rehearse != null
                ? synchronisation.rehearse(order)
                : synchronisation.repair(order, Operator.name(request), reason.strip());
        return switch (result) {
            case RepairResult.Proposed _, RepairResult.Ordered _, RepairResult.Unknown _ ->
                show(HttpStatus.OK, system, wish, result, null, reason, request);
            case RepairResult.Invalid(var problems) ->
                show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        system,
                        wish,
                        null,
                        problems.stream().map(Problem::toString).collect(Collectors.joining("; ")),
                        reason,
                        request);
            case RepairResult.Unavailable(String detail) ->
                show(HttpStatus.CONFLICT, system, wish, null, detail, reason, request);
        };
    }

    private ResponseEntity<String> show(
            HttpStatus status,
            String system,
            Wish wish,
            @Nullable RepairResult result,
            @Nullable String wrong,
            String reason,
            HttpServletRequest request) {
        SystemSync stand = synchronisation.find(system).orElseThrow(() -> SyncApi.unknown(system));
        Differences found = synchronisation.differences(
                system, wish.programme(), wish.state(), (long) wish.page() * SyncApi.PAGE, SyncApi.PAGE);
        return frame.show(status, "sync-system", request, href(system), words -> {
            long shown = (long) wish.page() * SyncApi.PAGE + found.items().size();
            return new One(
                    system,
                    href(system),
                    compared(stand, words),
                    stand.problem(),
                    found.known() ? null : words.get("sync_unknown"),
                    Filters.choices(
                            stand.programmes().stream(),
                            ProgrammeSync::programme,
                            programme -> title(programme.programme(), words),
                            wish.programme()),
                    Filters.choices(
                            Stream.of(Drift.values()),
                            Drift::name,
                            drift -> words.get("sync_" + drift),
                            wish.state() == null ? null : wish.state().name()),
                    words.counted("sync_total", found.total()),
                    found.items().stream().map(item -> card(item, words)).toList(),
                    wish.page() == 0 ? null : pageHref(system, wish, wish.page() - 1),
                    shown >= found.total() ? null : pageHref(system, wish, wish.page() + 1),
                    result == null ? null : repaired(result, words),
                    wrong,
                    reason);
        });
    }

    private static String pageHref(String system, Wish wish, int page) {
        Drift state = wish.state();
        return Filters.href(
                href(system),
                Stream.of(
                                Filters.Field.of("programme", wish.programme()),
                                Filters.Field.of("state", state == null ? null : state.name()))
                        .flatMap(field -> field)
                        .toList(),
                page);
    }

    private static @Nullable Drift drift(@Nullable String name) {
        return Stream.of(Drift.values())
                .filter(drift -> drift.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    static String href(String system) {
        return "/sync/" + UriUtils.encodePathSegment(system, StandardCharsets.UTF_8);
    }

    private static Column column(SystemSync stand, Words words) {
        return new Column(stand.system(), href(stand.system()), compared(stand, words), stand.problem());
    }

    private static String compared(SystemSync stand, Words words) {
        return stand.comparedAt() == null
                ? words.get("sync_never")
                : words.get("sync_compared", words.exactly(stand.comparedAt()).text());
    }

    /** The programmes that are shown, and one row for records that name none of them. */
    private List<Row> rows(List<ProgrammeView> programmes, List<SystemSync> stands, Words words) {
        Stream<Row> shown = programmes.stream()
                .map(programme -> new Row(
                        words.title(programme.programme()),
                        cells(programme.programme().id(), stands, words)));
        boolean others = stands.stream()
                .anyMatch(stand -> stand.programmes().stream()
                        .anyMatch(one -> one.programme().isEmpty()));
        Stream<Row> rest = others
                ? Stream.of(
                        new Row(new RoadmapPage.Title(words.get("sync_no_programme"), null), cells("", stands, words)))
                : Stream.of();
        return Stream.concat(shown, rest).toList();
    }

    private static List<Cell> cells(String programme, List<SystemSync> stands, Words words) {
        return stands.stream().map(stand -> cell(programme, stand, words)).toList();
    }

    private static Cell cell(String programme, SystemSync stand, Words words) {
        String href =
                href(stand.system()) + "?programme=" + UriUtils.encodeQueryParam(programme, StandardCharsets.UTF_8);
        Optional<ProgrammeSync> known = stand.programmes().stream()
                .filter(one -> one.programme().equals(programme))
                .findFirst();
        if (known.isEmpty()) {
            return new Cell(href, "idle", words.get("sync_nothing"), null);
        }
        ProgrammeSync sync = known.get();
        return sync.differing() > 0
                ? new Cell(href, "open", words.counted("sync_total", sync.differing()), null)
                : new Cell(
                        href,
                        "up",
                        words.get("sync_since"),
                        sync.inSyncSince() == null ? null : words.exactly(sync.inSyncSince()));
    }

    private String title(String programme, Words words) {
        return roadmap.find(programme)
                .map(view -> words.title(view.programme()).text())
                .orElseGet(() -> programme.isEmpty() ? words.get("sync_no_programme") : programme);
    }

    private static Card card(Difference item, Words words) {
        return new Card(
                Objects.requireNonNullElse(item.item(), Objects.requireNonNullElse(item.record(), "")),
                item.title(),
                item.state().name(),
                words.get("sync_" + item.state()),
                item.record(),
                item.values().stream()
                        .map(value -> new Line(value.path(), text(value.wanted()), text(value.shown())))
                        .toList());
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "–" : value.isString() ? value.asString() : value.toString();
    }

    private static @Nullable Repaired repaired(RepairResult result, Words words) {
        List<Proposal> proposals = switch (result) {
            case RepairResult.Proposed(var all) -> all;
            case RepairResult.Ordered(var all) -> all;
            case RepairResult.Invalid _, RepairResult.Unavailable _, RepairResult.Unknown _ -> List.of();
        };
        boolean ordered = result instanceof RepairResult.Ordered;
        long possible = proposals.stream().filter(Proposal::isPossible).count();
        return new Repaired(
                words.get(
                        ordered ? "sync_ordered" : "sync_proposed",
                        words.number(possible),
                        words.number(proposals.size())),
                ordered,
                proposals.stream()
                        .limit(SyncApi.PAGE)
                        .map(proposal -> call(proposal, words))
                        .toList());
    }

    private static Call call(Proposal proposal, Words words) {
        JsonNode body = proposal.body();
        return new Call(
                Objects.requireNonNullElse(proposal.item(), Objects.requireNonNullElse(proposal.record(), "")),
                words.get("sync_" + proposal.state()),
                proposal.method() == null ? null : proposal.method() + " " + proposal.path(),
                body == null ? null : body.toPrettyString(),
                proposal.takes().isEmpty()
                        ? null
                        : proposal.takes().entrySet().stream()
                                .map(taken -> taken.getKey() + ": " + taken.getValue())
                                .collect(Collectors.joining(", ")),
                proposal.problem());
    }
}
