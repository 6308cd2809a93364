package fi.vayla.roadmap;

import fi.vayla.event.Event;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Said;
import fi.vayla.event.RoadmapStated.Verdict;
import fi.vayla.roadmap.RoadmapRules.Changes;
import fi.vayla.roadmap.RoadmapRules.CreatesIdea;
import fi.vayla.roadmap.RoadmapRules.Rule;
import fi.vayla.roadmap.Unlinked.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Decides, by the rules of {@code config/roadmap.yaml} and the links, what an event says of which item. */
@Component
final class Decisions {

    sealed interface Decision {

        record Says(Word word) implements Decision {}

        /** It is of no item; that is stated too. */
        record Nothing(RoadmapStated stated) implements Decision {}
    }

    private final Supplier<RoadmapRules> rules;
    private final Supplier<Programmes> programmes;
    private final Links links;

    Decisions(Supplier<RoadmapRules> rules, Supplier<Programmes> programmes, Links links) {
        this.rules = rules;
        this.programmes = programmes;
        this.links = links;
    }

    Decision decide(Event event, RoadmapUpdate update) {
        RoadmapRules now = rules.get();
        Rule rule = now.find(event.type()).orElse(null);
        return switch (rule) {
            case null -> nothing(event, update, Map.of(), Reason.no_rule);
            case Changes changes -> {
                Map<String, String> values = values(update, changes);
                yield linked(event, update, values).orElseGet(() -> nothing(event, update, values, Reason.no_link));
            }
            case CreatesIdea creates -> idea(event, update, creates, now);
        };
    }

    private Optional<Decision> linked(Event event, RoadmapUpdate update, Map<String, String> values) {
        return links.find(event.source(), update.ref(), update.title()).map(item -> {
            Saying saying = Saying.of(event, update.ref(), values);
            return new Decision.Says(Word.of(judge(item, saying), saying, event.traceparent()));
        });
    }

    private ItemState judge(Item item, Saying saying) {
        var identity = new ItemState.Identity(item.programme(), item.itemKind().name(), item.title());
        return Ownership.judge(item.id(), identity, saying, rules.get());
    }

    /** What a record said before it was linked to the item. What only an idea has stays with the record. */
    Word restate(RoadmapStated unlinked, Item item) {
        Map<String, String> values = new HashMap<>();
        unlinked.fields().forEach((name, said) -> {
            if (FieldName.find(name).isPresent()) {
                values.put(name, said.value());
            }
        });
        Saying saying = new Saying(
                unlinked.source(), unlinked.ref(), unlinked.receipt(), unlinked.at(), unlinked.receivedAt(), values);
        return Word.of(judge(item, saying), saying, null);
    }

    private Decision idea(Event event, RoadmapUpdate update, CreatesIdea rule, RoadmapRules now) {
        Map<String, String> values = values(update, rule);
        Optional<Decision> linked = linked(event, update, values);
        if (linked.isPresent()) {
            return linked.get();
        }
        String title = title(update);
        String programme = update.programme() == null ? rule.programme() : update.programme();
        if (update.description() != null) {
            values.put(RoadmapItemChanged.DESCRIPTION, update.description());
        }
        if (programme == null || !now.shows(programme)) {
            return nothing(event, update, values, Reason.no_programme);
        }
        values.putIfAbsent(FieldName.title.name(), title);
        Saying saying = Saying.of(event, update.ref(), values);
        var identity = new ItemState.Identity(programme, ItemKind.idea.name(), title);
        ItemState said = Ownership.judge(ideaId(event.source(), update.ref()), identity, saying, now);
        return new Decision.Says(Word.of(said, saying, event.traceparent()));
    }

    /** An idea's id names its source too: two tools may count alike, and no idea may take an item of the tables. */
    static String ideaId(String source, String ref) {
        return source + ":" + ref;
    }

    private static Decision nothing(Event event, RoadmapUpdate update, Map<String, String> values, Reason reason) {
        Saying saying = Saying.of(event, update.ref(), values);
        Map<String, Said> fields = new HashMap<>();
        values.forEach((name, value) -> fields.put(name, new Said(value, Verdict.taken)));
        return new Decision.Nothing(new RoadmapStated(
                null,
                null,
                null,
                title(update),
                saying.source(),
                saying.ref(),
                saying.receipt(),
                saying.at(),
                saying.receivedAt(),
                fields,
                null,
                null,
                null,
                new RoadmapStated.Unlinked(event.type().shortName(), reason.name())));
    }

    private static String title(RoadmapUpdate update) {
        return update.title() == null ? update.ref() : update.title();
    }

    private static Map<String, String> values(RoadmapUpdate update, Rule rule) {
        Map<String, String> values = new HashMap<>();
        update.fields().forEach((name, value) -> {
            if (rule.fields().contains(name)) {
                values.put(name.name(), value);
            }
        });
        if (rule.fields().contains(FieldName.title) && update.title() != null) {
            values.putIfAbsent(FieldName.title.name(), update.title());
        }
        rule.set().forEach((name, value) -> values.put(name.name(), value));
        return values;
    }
}
