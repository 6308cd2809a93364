package fi.vayla.console;

import fi.vayla.console.DeskNumbers.Pager;
import fi.vayla.console.DeskNumbers.Part;
import fi.vayla.console.Filters.Choice;
import fi.vayla.event.Problem;
import fi.vayla.roadmap.ContestedDesk;
import fi.vayla.roadmap.ContestedValue;
import fi.vayla.roadmap.DeskOrder;
import fi.vayla.roadmap.DeskResult;
import fi.vayla.roadmap.Goal;
import fi.vayla.roadmap.Idea;
import fi.vayla.roadmap.IdeaDesk;
import fi.vayla.roadmap.LinkDesk;
import fi.vayla.roadmap.LinkedRecords;
import fi.vayla.roadmap.Unlinked;
import fi.vayla.roadmap.UnlinkedRecords;
import fi.vayla.security.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /roadmap-desk}: contested values, unlinked records, confirmed links and ideas, each with what an operator can order about it. */
@RestController
final class RoadmapDeskPage {

    static final String PATH = "/roadmap-desk";

    private final ContestedDesk contested;
    private final UnlinkedRecords unlinked;
    private final LinkedRecords linked;
    private final LinkDesk links;
    private final IdeaDesk ideas;
    private final ConsoleFrame frame;

    RoadmapDeskPage(
            ContestedDesk contested,
            UnlinkedRecords unlinked,
            LinkedRecords linked,
            LinkDesk links,
            IdeaDesk ideas,
            ConsoleFrame frame) {
        this.contested = contested;
        this.unlinked = unlinked;
        this.linked = linked;
        this.links = links;
        this.ideas = ideas;
        this.frame = frame;
    }

    /** What the buttons order; the names are those of their texts. */
    enum Ordered {
        accept,
        reject,
        link,
        ignore,
        unlink,
        place,
        reject_idea
    }

    /** @param problem why an order was not carried out, in the hub's own English */
    record Page(
            @Nullable String done,
            @Nullable String problem,
            String contestedTotal,
            List<ContestedCard> contested,
            @Nullable Pager contestedPager,
            String unlinkedTotal,
            List<UnlinkedCard> unlinked,
            @Nullable Pager unlinkedPager,
            String linkedTotal,
            List<LinkedCard> linked,
            @Nullable Pager linkedPager,
            String ideasTotal,
            List<IdeaCard> ideas,
            @Nullable Pager ideasPager,
            boolean decided,
            String otherIdeas,
            String otherIdeasTotal) {}

    /** @param counts what counts, and by whom it was said */
    record ContestedCard(
            ContestedValue value,
            String href,
            String field,
            String counts,
            String countsBy,
            RoadmapPage.@Nullable Moment countsAt,
            String said,
            RoadmapPage.Moment saidAt) {}

    record UnlinkedCard(
            Unlinked record, String why, String events, RoadmapPage.Moment at, List<SuggestionLine> suggestions) {

        boolean suggested() {
            return !suggestions.isEmpty();
        }
    }

    record SuggestionLine(Unlinked.Suggestion suggestion, String label) {}

    record LinkedCard(LinkedRecords.Linked link, String href, RoadmapPage.Moment at) {}

    record IdeaCard(
            Idea idea,
            String href,
            String word,
            RoadmapPage.Moment at,
            @Nullable String votes,
            List<Choice> goals) {}

    @GetMapping(PATH)
    ResponseEntity<String> page(@RequestParam Map<String, String> query, HttpServletRequest request) {
        return show(HttpStatus.OK, DeskNumbers.of(query), null, request);
    }

    @PostMapping(PATH + "/{id}")
    ResponseEntity<String> order(
            @PathVariable String id,
            @RequestParam Ordered order,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") String goal,
            @RequestParam @Nullable String priority,
            HttpServletRequest request) {
        var by = new DeskOrder(Operator.name(request), reason.strip());
        DeskResult result = switch (order) {
            case accept -> contested.accept(id, by);
            case reject -> contested.reject(id, by);
            case link -> links.link(id, other.isBlank() ? item : other.strip(), by);
            case ignore -> links.ignore(id, by);
            case unlink -> links.unlink(id, by);
            case place -> place(id, goal, Filters.text(priority).orElse(null), by);
            case reject_idea -> ideas.reject(id, by);
        };
        return switch (result) {
            case DeskResult.Done _ -> Notice.redirect(PATH, "", order.name());
            case DeskResult.Invalid(List<Problem> problems) ->
                show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        DeskNumbers.FIRST,
                        problems.stream().map(Problem::toString).collect(Collectors.joining("; ")),
                        request);
            case DeskResult.Unknown _ ->
                show(
                        HttpStatus.CONFLICT,
                        DeskNumbers.FIRST,
                        "somebody else has decided it, or it was said anew",
                        request);
        };
    }

    private DeskResult place(String id, String goal, @Nullable String priority, DeskOrder by) {
        try {
            return ideas.place(id, goal, priority == null ? null : Integer.valueOf(priority), by);
        } catch (NumberFormatException e) {
            return new DeskResult.Invalid(List.of(new Problem("/priority", "must be a whole number")));
        }
    }

    private ResponseEntity<String> show(
            HttpStatus status, DeskNumbers numbers, @Nullable String problem, HttpServletRequest request) {
        List<String> told = Notice.told(PATH, request);
        return frame.show(status, "roadmap-desk", request, PATH, words -> page(numbers, problem, told, words));
    }

    private Page page(DeskNumbers numbers, @Nullable String problem, List<String> told, Words words) {
        ContestedDesk.Page values = contested.list(numbers.contested(), DeskNumbers.PAGE);
        UnlinkedRecords.Page records = unlinked.list(false, numbers.unlinked(), DeskNumbers.PAGE);
        LinkedRecords.Page confirmed = linked.list(numbers.linked(), DeskNumbers.PAGE);
        IdeaDesk.Page shown = ideas.list(numbers.decided(), numbers.ideas(), DeskNumbers.PAGE);
        return new Page(
                told.size() == 1 ? words.get("desk_done_" + told.getFirst()) : null,
                problem,
                words.number(values.total()),
                values.contested().stream().map(value -> card(value, words)).toList(),
                numbers.pager(Part.contested, values.total(), words),
                words.number(records.total()),
                records.unlinked().stream().map(record -> card(record, words)).toList(),
                numbers.pager(Part.unlinked, records.total(), words),
                words.number(confirmed.total()),
                confirmed.linked().stream().map(link -> card(link, words)).toList(),
                numbers.pager(Part.linked, confirmed.total(), words),
                words.number(shown.total()),
                shown.ideas().stream().map(idea -> card(idea, words)).toList(),
                numbers.pager(Part.ideas, shown.total(), words),
                numbers.decided(),
                numbers.otherIdeas(),
                words.number(ideas.list(!numbers.decided(), 0, 1).total()));
    }

    private static LinkedCard card(LinkedRecords.Linked link, Words words) {
        return new LinkedCard(link, "/roadmap/" + link.programme(), words.exactly(link.at()));
    }

    private static ContestedCard card(ContestedValue value, Words words) {
        return new ContestedCard(
                value,
                "/roadmap/" + value.programme(),
                words.get("desk_field_" + value.field()),
                value.value() == null ? words.get("desk_nothing") : shown(value.field(), value.value(), words),
                Objects.requireNonNullElse(value.valueSource(), words.get("desk_tables")),
                value.valueAt() == null ? null : words.exactly(value.valueAt()),
                shown(value.field(), value.contested(), words),
                words.exactly(value.at()));
    }

    /** The words of a language for what is a word of the roadmap's own. */
    private static String shown(String field, String value, Words words) {
        return words.orWord(field + "_", value);
    }

    private static UnlinkedCard card(Unlinked record, Words words) {
        return new UnlinkedCard(
                record,
                words.get("desk_" + record.reason()),
                words.number(record.events()),
                words.exactly(record.lastReceivedAt()),
                record.suggestions().stream()
                        .map(each -> new SuggestionLine(each, words.get("desk_like", words.number(each.score()))))
                        .toList());
    }

    private IdeaCard card(Idea idea, Words words) {
        return new IdeaCard(
                idea,
                "/roadmap/" + idea.programme(),
                words.get("status_" + idea.status()),
                words.exactly(idea.proposedAt()),
                idea.votes() == null ? null : words.number(idea.votes()),
                Filters.choices(ideas.goals(idea.programme()).stream(), Goal::id, Goal::title, idea.goal()));
    }
}
