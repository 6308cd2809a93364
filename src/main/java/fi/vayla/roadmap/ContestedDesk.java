package fi.vayla.roadmap;

import fi.vayla.event.Receipt;
import fi.vayla.event.RoadmapItemChanged.Contested;
import fi.vayla.event.RoadmapItemChanged.Decided;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.event.RoadmapStated.Decides;
import fi.vayla.roadmap.DeskAuditRow.Action;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The values that wait for an operator, since their sources do not own the fields. Thread-safe. */
@Component
public final class ContestedDesk {

    private record Open(ItemState state, Contested one) {

        private String id() {
            return Receipt.of(
                            "contested",
                            state.item() + "\n" + one.field() + "\n"
                                    + one.said().source() + "\n" + one.said().receipt())
                    .value();
        }
    }

    private final RoadmapState state;
    private final ItemChanges changes;
    private final Supplier<RoadmapRules> rules;
    private final Desk desk;

    ContestedDesk(RoadmapState state, ItemChanges changes, Supplier<RoadmapRules> rules, Desk desk) {
        this.state = state;
        this.changes = changes;
        this.rules = rules;
        this.desk = desk;
    }

    /** @param total how many there are on all pages */
    public record Page(List<ContestedValue> contested, int total, int page, int pageSize) {
        public Page {
            contested = List.copyOf(contested);
        }
    }

    /**
     * Some of {@link #list()}.
     *
     * @param page from 0
     */
    public Page list(int page, int pageSize) {
        List<ContestedValue> all = list();
        return new Page(
                all.stream().skip((long) page * pageSize).limit(pageSize).toList(), all.size(), page, pageSize);
    }

    /** What every source said last of fields that it does not own, where that is not what counts and nobody has decided; newest first. */
    public List<ContestedValue> list() {
        return open().map(this::view)
                .sorted(Comparator.comparing(ContestedValue::at).reversed().thenComparing(ContestedValue::id))
                .toList();
    }

    /** The value counts from now on, until the owner says something else. */
    public DeskResult accept(String id, DeskOrder order) {
        return decide(id, true, order);
    }

    /** The value does not count, however often its source repeats it. */
    public DeskResult reject(String id, DeskOrder order) {
        return decide(id, false, order);
    }

    private DeskResult decide(String id, boolean accepted, DeskOrder order) {
        Open open = open().filter(each -> each.id().equals(id)).findFirst().orElse(null);
        if (open == null) {
            return new DeskResult.Unknown();
        }
        if (!order.problems().isEmpty()) {
            return new DeskResult.Invalid(order.problems());
        }
        String field = open.one().field();
        Field said = open.one().said();
        Instant now = desk.now();
        desk.audit(new DeskAuditRow(
                now,
                order.by(),
                accepted ? Action.accept_contested : Action.reject_contested,
                open.state().item(),
                field,
                said.value(),
                said.source(),
                null,
                order.reason()));
        var decided = new Decided(said.receipt(), said.value(), accepted, order.by(), now, order.reason());
        var one = new Contested(field, said, decided);
        Saying saying = desk.saying(id + "/" + accepted, now, accepted ? Map.of(field, said.value()) : Map.of());
        var word = new ItemState(
                open.state().item(),
                open.state().identity(),
                accepted ? Map.of(field, saying.taken(said.value())) : Map.of(),
                Map.of(ItemState.contestedKey(one), one));
        return desk.say(word, saying, new Decides(field, said.receipt(), accepted), order);
    }

    private Stream<Open> open() {
        return state.list().stream()
                .flatMap(item -> item.contested().values().stream()
                        .filter(one -> isOpen(one, value(item, one.field())))
                        .map(one -> new Open(item, one)));
    }

    /** What was rejected stays so while the source repeats it; what was accepted may be said anew after its owner said otherwise. */
    private static boolean isOpen(Contested one, @Nullable String current) {
        Decided decided = one.decided();
        if (one.said().value().equals(current)) {
            return false;
        }
        return decided == null
                || (!decided.receipt().equals(one.said().receipt())
                        && (decided.accepted()
                                || !decided.value().equals(one.said().value())));
    }

    private @Nullable String value(ItemState item, String field) {
        return changes.value(Optional.of(item), item.item(), field);
    }

    private ContestedValue view(Open open) {
        ItemState item = open.state();
        Contested one = open.one();
        Field counts = item.fields().get(one.field());
        return new ContestedValue(
                open.id(),
                item.identity().programme(),
                item.item(),
                item.identity().title(),
                one.field(),
                value(item, one.field()),
                counts == null ? null : counts.source(),
                counts == null ? null : counts.at(),
                one.said().value(),
                one.said().source(),
                one.said().at(),
                one.said().receivedAt(),
                owners(item, one.field()));
    }

    private List<String> owners(ItemState item, String field) {
        return FieldName.find(field)
                .flatMap(name -> rules.get().findOwner(item.identity().programme(), name))
                .map(owner -> owner.sources().stream().sorted().toList())
                .orElse(List.of());
    }
}
