package fi.vayla.roadmap;

import fi.vayla.event.Receipt;
import fi.vayla.roadmap.TakingWords.Taken;
import fi.vayla.system.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Takes what the owner of a field changed at its own system into the roadmap. Thread-safe. */
@Component
public class Adoption {

    private final Supplier<RoadmapRules> rules;
    private final PresentItems items;
    private final TakingWords taking;
    private final Clock clock;

    Adoption(Supplier<RoadmapRules> rules, PresentItems items, TakingWords taking, Clock clock) {
        this.rules = rules;
        this.items = items;
        this.taking = taking;
        this.clock = clock;
    }

    /** The fields of the programme that the source owns. */
    public Set<String> fields(String source, String programme) {
        return Stream.of(FieldName.values())
                .filter(field -> rules.get()
                        .findOwner(programme, field)
                        .filter(owner -> owner.sources().contains(source))
                        .isPresent())
                .map(FieldName::name)
                .collect(Collectors.toSet());
    }

    /** Whether the text is a value that the field may have. */
    public static boolean isValue(String field, String text) {
        return FieldName.find(field)
                .filter(name -> name.read(text) instanceof FieldName.Value.Valid(String valid) && valid.equals(text))
                .isPresent();
    }

    /**
     * States the values as the source's word, which reaches the other systems as any change does. When it is {@link
     * Outcome.Delivered}, the statement is durable.
     *
     * @param at when they were seen there; nobody knows when they were changed
     */
    public Outcome adopt(String source, String item, Map<String, String> values, Instant at) {
        if (!taking.awaitReady()) {
            return new Outcome.Unavailable("the roadmap is still being read from the log", null);
        }
        return items.find(item)
                .map(known -> {
                    String receipt = Receipt.of(source, item + "/" + at).value();
                    var saying = new Saying(source, null, receipt, at, clock.instant(), new HashMap<>(values));
                    var identity = new ItemState.Identity(known.programme(), known.kind(), known.title());
                    return outcome(
                            item,
                            taking.take(Word.of(Ownership.judge(item, identity, saying, rules.get()), saying, null)));
                })
                .orElseGet(() -> new Outcome.Refused(Outcome.Reason.MAPPING, "it is on the roadmap no more"));
    }

    private static Outcome outcome(String item, Taken taken) {
        return switch (taken) {
            case Taken.Changed _, Taken.Unchanged _ -> new Outcome.Delivered(item);
            case Taken.Invalid(var problems) -> new Outcome.Refused(Outcome.Reason.SCHEMA, problems.toString());
            case Taken.Unavailable(String detail) -> new Outcome.Unavailable(detail, null);
        };
    }
}
