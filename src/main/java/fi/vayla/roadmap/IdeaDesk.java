package fi.vayla.roadmap;

import fi.vayla.event.Problem;
import fi.vayla.event.Receipt;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.event.Status;
import fi.vayla.roadmap.DeskAuditRow.Action;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ideas of all programmes, and what operators make of them. Thread-safe. */
@Component
public final class IdeaDesk {

    /** Those that wait for a decision first, then by priority, then by votes. */
    private static final Comparator<Idea> ORDER = Comparator.comparing((Idea idea) -> idea.status() != Status.proposed)
            .thenComparing(Idea::priority, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Idea::votes, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Idea::proposedAt)
            .thenComparing(Idea::item);

    private final RoadmapState state;
    private final Supplier<Programmes> programmes;
    private final Supplier<RoadmapRules> rules;
    private final Desk desk;

    IdeaDesk(RoadmapState state, Supplier<Programmes> programmes, Supplier<RoadmapRules> rules, Desk desk) {
        this.state = state;
        this.programmes = programmes;
        this.rules = rules;
        this.desk = desk;
    }

    /** @param total how many there are on all pages */
    public record Page(List<Idea> ideas, int total, int page, int pageSize) {
        public Page {
            ideas = List.copyOf(ideas);
        }
    }

    /** All of them. */
    public List<Idea> list() {
        return ideas().map(IdeaDesk::view).sorted(ORDER).toList();
    }

    /**
     * Some of them.
     *
     * @param decided those alone about which somebody has decided, or those alone that wait; null for both
     * @param page from 0
     */
    public Page list(@Nullable Boolean decided, int page, int pageSize) {
        List<Idea> all = list().stream()
                .filter(idea -> decided == null || decided == (idea.status() != Status.proposed))
                .toList();
        return new Page(
                all.stream().skip((long) page * pageSize).limit(pageSize).toList(), all.size(), page, pageSize);
    }

    /** The goals that an idea of the programme can be placed under. */
    public List<Goal> goals(String programme) {
        return programmes.get().items(programme).stream()
                .flatMap(item -> item instanceof Goal goal ? Stream.of(goal) : Stream.empty())
                .toList();
    }

    /** The idea is a planned candidate under the goal; its proposer's system is told. */
    public DeskResult place(String id, String goal, @Nullable Integer priority, DeskOrder order) {
        ItemState idea = find(id).orElse(null);
        if (idea == null) {
            return new DeskResult.Unknown();
        }
        String programme = idea.identity().programme();
        if (goals(programme).stream().noneMatch(each -> each.id().equals(goal))) {
            return invalid("/goal", "there is no goal \"" + goal + "\" in " + programme + "; use a goal_id");
        }
        Map<String, String> values = new HashMap<>(decision(Status.planned, order));
        values.put(FieldName.goal.name(), goal);
        if (priority != null) {
            values.put(FieldName.priority.name(), priority.toString());
        }
        return say(idea, values, Action.place_idea, goal, order);
    }

    /** The idea comes to nothing; its proposer's system is told why. */
    public DeskResult reject(String id, DeskOrder order) {
        return find(id).map(idea -> say(idea, decision(Status.cancelled, order), Action.reject_idea, null, order))
                .orElseGet(DeskResult.Unknown::new);
    }

    public DeskResult prioritise(String id, int priority, DeskOrder order) {
        return find(id).map(idea -> say(
                        idea,
                        Map.of(FieldName.priority.name(), Integer.toString(priority)),
                        Action.prioritise_idea,
                        Integer.toString(priority),
                        order))
                .orElseGet(DeskResult.Unknown::new);
    }

    private static Map<String, String> decision(Status status, DeskOrder order) {
        return Map.of(FieldName.status.name(), status.name(), RoadmapItemChanged.DECISION_REASON, order.reason());
    }

    private DeskResult say(
            ItemState idea, Map<String, String> values, Action action, @Nullable String value, DeskOrder order) {
        if (!order.problems().isEmpty()) {
            return new DeskResult.Invalid(order.problems());
        }
        String priority = values.get(FieldName.priority.name());
        if (priority != null && FieldName.priority.read(priority) instanceof FieldName.Value.Invalid(String problem)) {
            return invalid("/priority", problem);
        }
        Instant now = desk.now();
        desk.audit(new DeskAuditRow(now, order.by(), action, idea.item(), null, value, null, null, order.reason()));
        Saying saying = desk.saying(idea.item() + "/" + action + "/" + now, now, values);
        return desk.say(Ownership.judge(idea.item(), idea.identity(), saying, rules.get()), saying, null, order);
    }

    private static DeskResult invalid(String pointer, String message) {
        return new DeskResult.Invalid(List.of(new Problem(pointer, message)));
    }

    private Stream<ItemState> ideas() {
        return rules.get().programmes().stream().flatMap(programme -> state.ideas(programme).stream());
    }

    private Optional<ItemState> find(String id) {
        return ideas().filter(idea -> id(idea).equals(id)).findFirst();
    }

    /** An item's id may hold what an address cannot. */
    private static String id(ItemState idea) {
        return Receipt.of("idea", idea.item()).value();
    }

    private static Idea view(ItemState idea) {
        ItemView item = ItemViews.ofIdea(idea);
        Field title = idea.fields().get(FieldName.title.name());
        return new Idea(
                id(idea),
                idea.item(),
                idea.identity().programme(),
                item.title(),
                value(idea, RoadmapItemChanged.DESCRIPTION),
                item.status() == null ? Status.proposed : item.status(),
                number(idea.find(FieldName.votes)),
                number(idea.find(FieldName.priority)),
                item.goal(),
                title == null ? Instant.EPOCH : title.at(),
                value(idea, RoadmapItemChanged.DECISION_REASON));
    }

    private static @Nullable String value(ItemState idea, String name) {
        Field field = idea.fields().get(name);
        return field == null ? null : field.value();
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }
}
