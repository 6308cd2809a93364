package fi.vayla.console;

import fi.vayla.console.Filters.Choice;
import fi.vayla.console.SyncPages.Wish;
import fi.vayla.roadmap.Roadmap;
import fi.vayla.sync.Difference;
import fi.vayla.sync.ProgrammeSync;
import fi.vayla.sync.Proposal;
import fi.vayla.sync.RepairResult;
import fi.vayla.sync.Synchronisation.Differences;
import fi.vayla.sync.SystemSync;
import fi.vayla.system.Drift;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** What {@link SyncPages} show, in the words of one language. */
final class SyncView {

    private final Roadmap roadmap;
    private final Words words;

    SyncView(Roadmap roadmap, Words words) {
        this.roadmap = roadmap;
        this.words = words;
    }

    record Page(List<RoadmapPage.Title> programmes, List<Row> systems) {}

    record Row(
            String system,
            String href,
            String compared,
            @Nullable String problem,
            List<Cell> cells) {}

    /** @param state the colour's name */
    record Cell(String href, String state, String word, RoadmapPage.@Nullable Moment since) {}

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

    Page page(List<SystemSync> stands) {
        List<String> programmes = programmes(stands);
        return new Page(
                programmes.stream().map(this::heading).toList(),
                stands.stream().map(stand -> row(stand, programmes)).toList());
    }

    One one(
            SystemSync stand,
            Differences found,
            Wish wish,
            @Nullable RepairResult result,
            @Nullable String wrong,
            String reason) {
        long shown = (long) wish.page() * SyncApi.PAGE + found.items().size();
        String system = stand.system();
        return new One(
                system,
                href(system),
                compared(stand),
                stand.problem(),
                found.known() ? null : words.get("sync_unknown"),
                Filters.choices(
                        stand.programmes().stream(),
                        programme -> SyncApi.chosen(programme.programme()),
                        programme -> heading(programme.programme()).text(),
                        chosen(wish)),
                Filters.choices(
                        Stream.of(Drift.values()),
                        Drift::name,
                        drift -> words.get("sync_" + drift),
                        wish.state() == null ? null : wish.state().name()),
                words.counted("sync_total", found.total()),
                found.items().stream().map(this::card).toList(),
                wish.page() == 0 ? null : pageHref(system, wish, wish.page() - 1),
                shown >= found.total() ? null : pageHref(system, wish, wish.page() + 1),
                result == null ? null : repaired(result),
                wrong,
                reason);
    }

    private static @Nullable String chosen(Wish wish) {
        return wish.programme() == null ? null : SyncApi.chosen(wish.programme());
    }

    private static String pageHref(String system, Wish wish, int page) {
        Drift state = wish.state();
        return Filters.href(
                href(system),
                Stream.of(
                                Filters.Field.of("programme", chosen(wish)),
                                Filters.Field.of("state", state == null ? null : state.name()))
                        .flatMap(field -> field)
                        .toList(),
                page);
    }

    static String href(String system) {
        return "/sync/" + UriUtils.encodePathSegment(system, StandardCharsets.UTF_8);
    }

    private Row row(SystemSync stand, List<String> programmes) {
        return new Row(
                stand.system(),
                href(stand.system()),
                compared(stand),
                stand.problem(),
                programmes.stream().map(programme -> cell(programme, stand)).toList());
    }

    private String compared(SystemSync stand) {
        return stand.comparedAt() == null
                ? words.get("sync_never")
                : words.get("sync_compared", words.exactly(stand.comparedAt()).text());
    }

    /** The programmes that are shown, and none for records that name none of them. */
    private List<String> programmes(List<SystemSync> stands) {
        Stream<String> none = stands.stream()
                .flatMap(stand -> stand.programmes().stream())
                .map(ProgrammeSync::programme)
                .filter(String::isEmpty)
                .distinct();
        return Stream.concat(
                        roadmap.list().stream().map(view -> view.programme().id()), none)
                .toList();
    }

    private RoadmapPage.Title heading(String programme) {
        return roadmap.find(programme)
                .map(view -> words.title(view.programme()))
                .orElseGet(() ->
                        new RoadmapPage.Title(programme.isEmpty() ? words.get("sync_no_programme") : programme, null));
    }

    private Cell cell(String programme, SystemSync stand) {
        String href = href(stand.system()) + "?programme="
                + UriUtils.encodeQueryParam(SyncApi.chosen(programme), StandardCharsets.UTF_8);
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

    private Card card(Difference item) {
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

    private Repaired repaired(RepairResult result) {
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
                        .map(proposal -> call(proposal))
                        .toList());
    }

    private Call call(Proposal proposal) {
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
