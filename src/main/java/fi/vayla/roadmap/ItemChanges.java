package fi.vayla.roadmap;

import fi.vayla.event.Event;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.roadmap.RoadmapRules.Changes;
import fi.vayla.roadmap.RoadmapRules.CreatesIdea;
import fi.vayla.roadmap.RoadmapRules.Rule;
import fi.vayla.roadmap.Unlinked.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides, by the rules of {@code config/roadmap.yaml}, what an event says of which item. */
@Component
final class ItemChanges {

    sealed interface Decision {

        record Says(ItemState said) implements Decision {}

        record Nothing(Reason reason) implements Decision {}
    }

    private final Supplier<RoadmapRules> rules;
    private final Supplier<Programmes> programmes;

    ItemChanges(Supplier<RoadmapRules> rules, Supplier<Programmes> programmes) {
        this.rules = rules;
        this.programmes = programmes;
    }

    Decision decide(Event event, RoadmapUpdate update) {
        RoadmapRules now = rules.get();
        Rule rule = now.find(event.type()).orElse(null);
        return switch (rule) {
            case null -> new Decision.Nothing(Reason.no_rule);
            case Changes changes -> linked(event, update, changes, now);
            case CreatesIdea creates -> idea(event, update, creates, now);
        };
    }

    private Decision linked(Event event, RoadmapUpdate update, Changes rule, RoadmapRules now) {
        return now.findItem(event.source(), update.ref())
                .flatMap(id -> programmes.get().findItem(id))
                .<Decision>map(item -> new Decision.Says(new ItemState(
                        item.id(),
                        new ItemState.Identity(item.programme(), item.itemKind().name(), item.title()),
                        fields(event, update, rule))))
                .orElseGet(() -> new Decision.Nothing(Reason.no_link));
    }

    /** An idea's id names its source too: two tools may count alike, and no idea may take an item of the tables. */
    private static Decision idea(Event event, RoadmapUpdate update, CreatesIdea rule, RoadmapRules now) {
        String programme = update.programme() == null ? rule.programme() : update.programme();
        if (programme == null || !now.shows(programme)) {
            return new Decision.Nothing(Reason.no_programme);
        }
        String title = update.title() == null ? update.ref() : update.title();
        Map<String, Field> fields = fields(event, update, rule);
        fields.putIfAbsent(FieldName.title.name(), field(event, title));
        if (update.description() != null) {
            fields.put(RoadmapItemChanged.DESCRIPTION, field(event, update.description()));
        }
        var identity = new ItemState.Identity(programme, ItemKind.idea.name(), title);
        return new Decision.Says(new ItemState(event.source() + ":" + update.ref(), identity, fields));
    }

    private static Map<String, Field> fields(Event event, RoadmapUpdate update, Rule rule) {
        Map<String, Field> said = new HashMap<>();
        update.fields().forEach((name, value) -> {
            if (rule.fields().contains(name)) {
                said.put(name.name(), field(event, value));
            }
        });
        if (rule.fields().contains(FieldName.title) && update.title() != null) {
            said.putIfAbsent(FieldName.title.name(), field(event, update.title()));
        }
        rule.set().forEach((name, value) -> said.put(name.name(), field(event, value)));
        return said;
    }

    private static Field field(Event event, String value) {
        Instant at = happened(event);
        return new Field(
                value,
                at,
                event.receivedAt(),
                at,
                event.source(),
                event.receipt().value());
    }

    /** Nothing happened after it was received: a source whose clock is ahead must not win over all that follows. */
    private static Instant happened(Event event) {
        return event.time().isAfter(event.receivedAt()) ? event.receivedAt() : event.time();
    }

    /** The same, where a value that stands already goes on since when it was first said. */
    ItemState continued(Optional<ItemState> current, ItemState said) {
        Map<String, Field> fields = new HashMap<>();
        said.fields().forEach((name, field) -> {
            boolean stands = field.value().equals(value(current, said.item(), name));
            fields.put(name, stands ? since(field, since(current, name)) : field);
        });
        return new ItemState(said.item(), said.identity(), fields);
    }

    private static @Nullable Instant since(Optional<ItemState> current, String name) {
        return current.map(known -> known.fields().get(name)).map(Field::since).orElse(null);
    }

    private static Field since(Field field, @Nullable Instant since) {
        return new Field(field.value(), field.at(), field.receivedAt(), since, field.source(), field.receipt());
    }

    /** The values that change for a reader when this is said. */
    List<Change> list(Optional<ItemState> current, ItemState said) {
        ItemState next = current.map(known -> known.merge(said)).orElse(said);
        List<Change> list = new ArrayList<>();
        next.fields().forEach((name, field) -> {
            String from = value(current, said.item(), name);
            if (!Objects.equals(from, field.value())) {
                list.add(new Change(name, from, field.value()));
            }
        });
        return list;
    }

    private @Nullable String value(Optional<ItemState> current, String item, String name) {
        Field known =
                current.map(ItemState::fields).map(fields -> fields.get(name)).orElse(null);
        return known != null
                ? known.value()
                : FieldName.find(name)
                        .map(field ->
                                BaseValues.find(programmes.get().findItem(item).orElse(null), field))
                        .orElse(null);
    }
}
